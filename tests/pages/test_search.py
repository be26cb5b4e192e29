"""The box that finds and begins."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.organisations import actions
from hedgerow.pages.presenters.search import after_verb, matches
from hedgerow.places.models import Place
from tests.ledger.given import a_manager
from tests.pages.conftest import Read


@pytest.mark.parametrize(
    ("typed", "offered", "found"),
    [
        ("add gr", "Add a group", True),
        ("group add", "Add a group", True),
        ("roup", "Add a group", False),
        ("", "Add a group", False),
    ],
)
def test_every_word_typed_begins_a_word_offered(typed: str, offered: str, found: bool) -> None:
    assert matches(typed, offered) is found


@pytest.mark.parametrize(
    ("words", "asked", "name"),
    [
        ("log a call with Ash Carers", True, "Ash Carers"),
        ("Log Ash", True, "Ash"),
        ("Ash Carers", False, "Ash Carers"),
        ("log", True, ""),
    ],
)
def test_log_with_a_group_is_understood(words: str, asked: bool, name: str) -> None:
    assert after_verb(words) == (asked, name)


@pytest.mark.django_db
def test_a_worker_may_log_work_with_what_is_found(place: Place, worker_client: Client) -> None:
    group = actions.create(by=a_manager(), name="Riverside Knitters")
    page = worker_client.get("/search/?q=log+a+call+with+riversde+knitters").content.decode()
    assert f'href="/log/?group={group.pk}"' in page


@pytest.mark.django_db
def test_a_stranger_is_offered_nothing_to_log_and_nothing_unpublished(place: Place, text: Read) -> None:
    actions.create(by=a_manager(), name="Riverside Knitters")
    assert "Riverside" not in text("/search/?q=log+a+call+with+knitters")


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?q=", "?q=a", "?q=%20%20", "?q=" + "x" * 5000, "?q=%25_'\""])
def test_any_words_are_answered(place: Place, text: Read, query: str) -> None:
    text(f"/search/{query}")
    text(f"/search/suggest/{query}")
