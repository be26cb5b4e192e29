"""Every field of every installed model is classified, and a field that is not fails."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from hedgerow.accounts.models import Team, User
from hedgerow.config import privacy
from hedgerow.engines.privacy import queries
from hedgerow.engines.privacy.queries import catalogue
from hedgerow.engines.todo.models import Task
from hedgerow.kernel.privacy import Privacy, fields
from scripts import reference


def test_every_field_is_classified_once_and_every_path_leads_to_a_person() -> None:
    assert not privacy.faults(), "\n".join(privacy.faults())


def test_models_of_packages_are_walked_too() -> None:
    labels = {model._meta.label for model in privacy.all_models()}
    assert set(privacy.OTHERS) <= labels
    assert {"accounts.User", "sessions.Session", "auth.Group_permissions"} <= labels


@pytest.mark.parametrize(
    ("classes", "fault"),
    [
        (None, "accounts.Team says nothing about privacy"),
        (fields(none="id code"), "accounts.Team.name is not classified"),
        (fields(none="id code name colour"), "accounts.Team.colour is classified and not there"),
        (fields(none="id code name", person="members"), "accounts.Team: members leads to no person"),
    ],
)
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, classes: Any, fault: str) -> None:
    monkeypatch.setattr(Team, "PRIVACY", classes)
    assert privacy.faults() == [fault]


@pytest.mark.parametrize(
    ("model", "path", "leads"),
    [
        (Task, "owner", True),
        (Task, "owner__team", False),
        (Task, "nobody", False),
        (User, "id", True),
        (Team, "id", False),
    ],
)
def test_a_path_ends_at_a_user(model: type[models.Model], path: str, leads: bool) -> None:
    assert privacy.leads_to_a_person(model, path) is leads


def test_who_somebody_is_counts_as_personal() -> None:
    found = {(one.model, one.field): one.privacy for one in privacy.classified()}
    assert found["accounts.User", "email"] == Privacy.PERSONAL
    assert found["ledger.Note", "text"] == Privacy.PERSONAL
    assert found["moderation.Submission", "reply_to"] == Privacy.PERSONAL
    assert found["ledger.Entry", "minutes"] == Privacy.NONE


def test_the_page_that_tells_it_is_current() -> None:
    page = reference.FOLDER / "personal-data.md"
    assert reference.is_current(page, reference.personal_data()), "run `make reference`"


def test_everything_personal_stands_in_the_record_of_processing_activities() -> None:
    assert not queries.uncovered(), "add it to hedgerow/config/processing.py"


def test_every_row_that_holds_on_to_a_person_lets_go_or_has_an_eraser() -> None:
    """A link that protects would make an erasure impossible."""
    people = {catalogue.model_of(kind.model) for kind in catalogue.catalogue().people}
    held = [
        f"{model._meta.label}.{field.name}"
        for model in privacy.all_models()
        for field in model._meta.concrete_fields
        if field.related_model in people and field.related_model is not model
        if field.remote_field.on_delete in (models.PROTECT, models.RESTRICT, models.DO_NOTHING)
        if catalogue.eraser_of(model) is None
    ]
    assert not held, f"offer an Eraser for each, or let it cascade: {held}"


def test_a_model_of_people_is_a_kind_of_person() -> None:
    named = {kind.model for kind in catalogue.catalogue().people}
    walked = {one.model for one in privacy.classified() if one.person == "id"}
    assert walked == named


def test_the_page_of_processing_activities_is_current() -> None:
    page = reference.FOLDER / "processing.md"
    assert reference.is_current(page, reference.processing()), "run `make reference`"
