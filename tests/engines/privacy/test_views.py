"""The pages of a manager: looking somebody up, handing over what is held, erasing, and the rules of retention."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.privacy.models import RuleState
from hedgerow.engines.todo.models import Task
from hedgerow.people.models import Confidential, Contact
from tests.engines.privacy.planted import EMAIL, NAME, Planted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reads_every_table() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def open_pages(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


def test_somebody_is_found_by_half_a_name(open_pages: Client, planted: Planted) -> None:
    page = open_pages.get("/settings/people-data/?q=mina qui").content.decode()
    assert f"/settings/people-data/people.contact:{planted.contact.pk}/" in page
    assert page.count(NAME) == 1, "a contact and her sign-in are one person"


def test_what_is_held_is_handed_over_as_pages_and_json(open_pages: Client, planted: Planted, folder: Path) -> None:
    path = f"/settings/people-data/{planted.contact.ref}/"
    page = open_pages.get(path).content.decode()
    assert all(words in page for words in ("Plover Club", "wears a hearing aid", "files/minutes.txt", "Tom Rook"))
    answer = open_pages.post(path + "file/")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:  # type: ignore[attr-defined]
        held = json.loads(book.read("held.json"))
        assert NAME in book.read("index.html").decode()
        assert book.read("files/files/minutes.txt").decode() == f"Present: {NAME}\n"
    tables = {one["table"] for one in held["tables"]}
    assert {"people.Contact", "people.Consent", "mail.Outgoing", "accounts.User", "audit.Event"} <= tables
    assert "six loud red cows" not in json.dumps(held)
    assert planted.user.password not in json.dumps(held)
    assert Event.objects.filter(did="person.shown", ref=str(planted.contact.ref)).exists()


def test_what_is_told_in_confidence_is_not_handed_over_nor_said_to_be_there(
    open_pages: Client, planted: Planted
) -> None:
    path = f"/settings/people-data/{planted.contact.ref}/"
    before = open_pages.get(path).content.decode()
    Confidential.objects.create(kind="concern", person=str(planted.contact.ref), sealed="x" * 40)
    after = open_pages.get(path).content.decode()
    assert "Those who may read them decide" in after
    strip = lambda page: [line for line in page.splitlines() if "csrf" not in line]  # noqa: E731
    assert strip(before) == strip(after)


def test_erasing_asks_first_and_does_what_was_ticked(open_pages: Client, planted: Planted) -> None:
    path = f"/settings/people-data/{planted.contact.ref}/erase/"
    page = open_pages.get(path).content.decode()
    assert "Nothing has happened yet" in page
    assert Contact.objects.filter(name=NAME).exists()
    key = f"ledger.note:{planted.entry.pk}#names"
    assert f'value="{key}"' in page
    done = open_pages.post(path, {"sure": "yes", "mention": [key]})
    assert "Still named here" in done.content.decode()
    assert not Contact.objects.filter(name=NAME).exists()
    planted.entry.note.refresh_from_db()
    assert planted.entry.note.names == "[removed], Tom Rook"


def test_an_address_without_a_record_is_looked_for_everywhere(open_pages: Client, planted: Planted) -> None:
    planted.contact.delete()
    planted.user.delete()
    assert "Look for the address everywhere" in open_pages.get(f"/settings/people-data/?q={EMAIL}").content.decode()
    assert "Plover Club" in open_pages.get(f"/settings/people-data/{EMAIL}/").content.decode()


def test_a_rule_is_looked_at_switched_on_and_put_to_rest(open_pages: Client) -> None:
    Task.objects.create(what="Ring", done_at="2019-01-01T00:00Z")
    assert "Not looked at yet" in open_pages.get("/settings/retention/").content.decode()
    page = open_pages.get("/settings/retention/todo.done/").content.decode()
    assert "One today, after 2 years" in page
    assert not RuleState.objects.exists(), "to read a page changes nothing"
    assert open_pages.post("/settings/retention/todo.done/", {"on": "yes", "after": "5"}).status_code == 422
    assert open_pages.post("/settings/retention/todo.done/", {"on": "yes", "after": "900"}).status_code == 302
    state = RuleState.objects.get()
    assert (state.kind, state.after, state.on_at is not None, state.seen_count) == ("todo.done", 900, True, 1)
    open_pages.post("/settings/retention/todo.done/", {"off": "yes"})
    state.refresh_from_db()
    assert state.on_at is None
    assert open_pages.get("/settings/retention/nothing/").status_code == 404


def test_the_record_of_processing_is_read_and_taken_away(open_pages: Client) -> None:
    page = open_pages.get("/settings/processing/").content.decode()
    assert "telephone" in page
    assert "9(2)(a)" in page
    assert b"Access needs" in open_pages.get("/settings/processing/?format=csv").content
