"""What was only lent goes: a month on, no copy of it is left anywhere in the database."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from hedgerow.engines.imports import actions as imports
from hedgerow.engines.mail.rules import KEPT_DAYS
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.schedule import actions as schedule
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.places.models import Place
from tests.evidence.conftest import place
from tests.people import person
from tests.places.conftest import built_once

__all__ = ["built_once", "place"]
pytestmark = pytest.mark.django_db
LENT = "quill@lent.example"


def held(words: str) -> set[str]:
    """The columns of the whole database in which words stand."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, (models.CharField, models.TextField, models.JSONField)):
                rows = model._default_manager.values_list(field.name, flat=True)
                found |= {f"{model._meta.label}.{field.name}" for value in rows if words in str(value)}
    return found


def night_after(days: int) -> None:
    """What is done each night, so many days from now."""
    with clock.pretend(clock.now() + timedelta(days=days)):
        runs = schedule.run_due(day=clock.today())
    assert not [run.error for run in runs if run.error]


def test_rows_of_a_file_and_who_corrected_are_gone_after_a_month(place: Place, client: Client) -> None:
    worker, group = person(), Organisation.objects.create(name="Choir", published=True)
    table = f"Name,E-mail address that may be shown\n,{LENT}\nBand,{LENT}\n".encode()
    run = imports.check(by=worker, kind="groups", file="list.csv", data=table, source="a list")
    imports.apply(by=worker, run=run)
    Organisation.objects.filter(name="Band").update(email="")
    sent = {"name": group.name, "description": LENT, "website": "", "postcode": "", "reason": LENT, "reply_to": LENT}
    assert client.post(f"/groups/{group.pk}/correct/", sent).status_code == 302
    moderation.decide(by=worker, submission=Submission.objects.get(), accept=False, answer="Not so.")
    assert {"imports.ImportRow.raw", "moderation.Submission.proposed"} <= held(LENT)
    night_after(32)
    assert held(LENT) == {"mail.Outgoing.to"}, "the letter that told of the decision keeps its own days"
    night_after(KEPT_DAYS + 1)
    assert not held(LENT)


def test_neither_the_trail_nor_the_log_holds_what_was_typed(
    client: Client, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(person())
    with caplog.at_level(logging.DEBUG):
        client.post("/groups/add/", {"name": "Quill Club", "email": LENT, "kind": "group"})
        client.post("/groups/add/", {"name": "", "email": LENT})
        client.post("/sign-in/", {"username": LENT, "password": "wrong-quill"})
        client.get("/no-such-page/", {"q": LENT})
    assert Organisation.objects.filter(email=LENT).exists()
    assert held(LENT) <= {"organisations.Organisation.email"}
    told = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not [record.getMessage() for record in told if LENT in record.getMessage() or "wrong-quill" in str(record)]
