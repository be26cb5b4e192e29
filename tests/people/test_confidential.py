"""A concern goes to its readers and to nobody else; every opening is written down; its words lie encrypted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.models import Event
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.people.actions import confidential as actions
from hedgerow.people.actions import leads
from hedgerow.people.models import Confidential, Trace
from hedgerow.people.provides import confidential as offers
from hedgerow.people.queries import confidential as queries
from hedgerow.people.rules.keeping import keep_until
from hedgerow.people.rules.sealing import CannotOpen, is_current, seal, unseal
from hedgerow.people.types import Confidence, Did
from hedgerow.spine.errors import InputError
from tests.people import person

pytestmark = pytest.mark.django_db
TEXT = "Marigold said that he locks the larder"


@pytest.fixture
def worker() -> User:
    return person("worker@example.org", name="Wyn Worker")


@pytest.fixture
def manager() -> User:
    return person("manager@example.org", LioRole.MANAGER, name="Mo Manager")


@pytest.fixture
def lead(manager: User) -> User:
    user = person("lead@example.org", name="Lee Lead")
    leads.name_lead(by=manager, user=user)
    return user


def dids(row: Confidential) -> list[tuple[int | None, str]]:
    return list(row.trail.values_list("by", "did"))


def test_a_concern_goes_to_the_leads_and_not_back_to_who_raised_it(worker: User, manager: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT)
    assert [one.pk for one in queries.readable(lead)] == [row.pk]
    for other in (worker, manager):
        assert not queries.readable(other).exists()
        with pytest.raises(Confidential.DoesNotExist):
            actions.open_one(by=other, pk=row.pk)
    assert queries.words_of(row)["text"] == TEXT


def test_every_reading_is_recorded_the_authors_too(worker: User) -> None:
    row = actions.write_note(by=worker, title="The lease", text=TEXT)
    actions.open_one(by=worker, pk=row.pk)
    actions.open_one(by=worker, pk=row.pk)
    assert dids(row).count((worker.pk, Did.READ)) == 2


def test_the_trail_is_never_changed(worker: User) -> None:
    row = actions.write_note(by=worker, title="The lease", text=TEXT)
    with pytest.raises(TypeError):
        Trace.objects.filter(confidential=row).delete()
    with pytest.raises(TypeError):
        row.trail.update(by=None)


def test_its_words_lie_encrypted(worker: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT, title="The larder")
    actions.act(by=lead, row=row, text="Rang the council about Marigold", standing="passed")
    with connection.cursor() as cursor:
        cursor.execute("select * from people_confidential")
        told = str(cursor.fetchall())
        cursor.execute("select * from people_trace")
        told += str(cursor.fetchall())
    assert "Marigold" not in told
    assert "larder" not in told


def test_letters_and_to_dos_say_that_something_waits_and_no_more(worker: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT, title="The larder")
    letter = Outgoing.objects.get()
    assert (letter.to, letter.subject, letter.about) == (lead.email, "A concern is waiting", "")
    assert str(row.pk) not in str(letter.letter) + letter.key
    due = todo.computed(lead, clock.today(), upkeep=False)
    assert [(one.what, one.due, one.ref) for one in due if "concern" in one.what] == [
        ("A concern is waiting", clock.today() + timedelta(days=1), "")
    ]
    assert not [one for one in todo.computed(worker, clock.today(), upkeep=False) if "concern" in one.what]


def test_nothing_goes_to_the_trail_that_managers_read(worker: User, lead: User) -> None:
    before = Event.objects.count()
    row = actions.raise_concern(by=worker, text=TEXT)
    actions.open_one(by=lead, pk=row.pk)
    assert Event.objects.count() == before


def test_a_concern_is_never_lost_where_nobody_is_lead(worker: User, manager: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT)
    assert not queries.readable(manager).exists()
    assert "Name a safeguarding lead: a concern is waiting" in [one.what for one in offers.due(manager, clock.today())]
    late = person("late@example.org")
    leads.name_lead(by=manager, user=late)
    assert [one.pk for one in queries.readable(late)] == [row.pk]
    assert not list(offers.due(manager, clock.today()))


def test_a_new_lead_reads_nothing_that_others_can_read(worker: User, manager: User, lead: User) -> None:
    actions.raise_concern(by=worker, text=TEXT)
    leads.name_lead(by=manager, user=manager)
    assert not queries.readable(manager).exists()


def test_whoever_raises_it_may_leave_a_lead_out(worker: User, manager: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text="It is about Lee", readers=[manager])
    assert queries.readable(manager).filter(pk=row.pk).exists()
    assert not queries.readable(lead).exists()


def test_a_reader_adds_another_and_the_others_are_told(worker: User, manager: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT, readers=[lead, manager])
    Outgoing.objects.all().delete()
    extra = person("extra@example.org")
    actions.add_reader(by=lead, row=row, user=extra)
    assert set(Outgoing.objects.values_list("to", flat=True)) == {manager.email, extra.email}
    assert (lead.pk, Did.ADDED) in dids(row)
    with pytest.raises(InputError, match="already"):
        actions.add_reader(by=lead, row=row, user=extra)
    with pytest.raises(Confidential.DoesNotExist):
        actions.add_reader(by=worker, row=row, user=worker)
    actions.end_reader(by=lead, row=row, user=extra)
    assert not queries.readable(extra).exists()


def test_the_last_reader_stays(worker: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT)
    with pytest.raises(InputError, match="Somebody must be able"):
        actions.end_reader(by=lead, row=row, user=lead)


def test_a_reader_who_has_left_reads_no_more(worker: User, lead: User) -> None:
    actions.raise_concern(by=worker, text=TEXT)
    lead.role = LioRole.NONE
    assert not queries.readable(lead).exists()


def test_closing_says_how_long_it_is_kept_and_readers_decide_then(worker: User, lead: User) -> None:
    row = actions.raise_concern(by=worker, text=TEXT)
    row = actions.act(by=lead, row=row, text="The council has it", standing="closed")
    assert row.keep_until == keep_until(Confidence.CONCERN, clock.today())
    assert not list(offers.due(lead, clock.today()))
    after = row.keep_until + timedelta(days=1)
    assert [one.what for one in offers.due(lead, after)] == ["Is a confidential record still needed?"]
    offers.nightly(after)
    assert queries.words_of(Confidential.objects.get())["text"] == TEXT


def test_a_notes_words_go_when_its_day_is_over_and_its_trail_stays(worker: User) -> None:
    row = actions.write_note(by=worker, title="The lease", text=TEXT, person="people.contact:1")
    assert row.keep_until
    offers.nightly(row.keep_until)
    assert Confidential.objects.get().sealed
    offers.nightly(row.keep_until + timedelta(days=1))
    row.refresh_from_db()
    assert (row.sealed, row.person, bool(row.erased_at)) == ("", "", True)
    assert dids(row)[-1] == (None, Did.ERASED)


def test_the_29th_of_february_has_a_year() -> None:
    assert keep_until("note", clock.today().replace(2028, 2, 29)).isoformat() == "2029-02-28"


@given(st.dictionaries(st.text(), st.text()), st.text(min_size=1), st.text(min_size=1))
def test_words_come_back_as_they_were_and_under_no_other_key(words: dict[str, str], key: str, other: str) -> None:
    sealed = seal(words, [key])
    assert unseal(sealed, [other, key]) == words
    assert is_current(sealed, [key])
    if other != key:
        assert not is_current(sealed, [other, key])
        with pytest.raises(CannotOpen):
            unseal(sealed, [other])


def test_a_new_secret_key_takes_over_what_a_former_one_locked(worker: User, settings: Any) -> None:
    row = actions.write_note(by=worker, title="The lease", text=TEXT)
    former, settings.SECRET_KEY = settings.SECRET_KEY, Fernet.generate_key().decode()
    assert not queries.can_be_opened(row)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert queries.words_of(row)["text"] == TEXT
    assert actions.reseal() == 1
    settings.SECRET_KEY_FALLBACKS = []
    row.refresh_from_db()
    assert queries.words_of(row)["text"] == TEXT


def test_its_page_is_not_there_for_others_as_if_it_were_none(
    client: Client, worker: User, manager: User, lead: User
) -> None:
    row = actions.raise_concern(by=worker, text=TEXT)
    client.force_login(manager)
    for part in ("", "done/", "readers/", "keep/", "erase/"):
        there = client.generic("POST" if part else "GET", f"/confidential/{row.pk}/{part}")
        none = client.generic("POST" if part else "GET", f"/confidential/{row.pk.int ^ 1:032x}/{part}")
        assert there.status_code == 404
        assert none.status_code == 404
    assert b"Confidential</" not in client.get("/my-work/").content
    assert "Raise a concern" in client.get("/my-work/").content.decode()


def test_raising_and_reading_in_pages(client: Client, worker: User, lead: User) -> None:
    client.force_login(worker)
    assert client.post("/confidential/raise/", {"confidential-text": ""}).status_code == 422
    sent = {"confidential-text": TEXT, "confidential-readers": [lead.pk]}
    thanks = client.post("/confidential/raise/", sent, follow=True)
    assert "within a day" in thanks.content.decode()
    row = Confidential.objects.get()
    assert client.get(f"/confidential/{row.pk}/").status_code == 404
    client.force_login(lead)
    assert TEXT not in client.get("/confidential/").content.decode()
    page = client.get(f"/confidential/{row.pk}/")
    assert TEXT in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    told = {"confidential-text": "Rang the council", "confidential-standing": "passed"}
    assert "Rang the council" in client.post(f"/confidential/{row.pk}/done/", told, follow=True).content.decode()


def test_what_was_typed_is_not_kept_when_the_sign_in_ran_out(client: Client) -> None:
    client.post("/confidential/raise/", {"confidential-text": TEXT})
    assert TEXT not in str(dict(client.session))
    assert "kept_form" not in client.session


def test_erasing_somebody_takes_notes_along_and_asks_the_readers_of_a_concern(worker: User, lead: User) -> None:
    note = actions.write_note(by=worker, title="The lease", text=TEXT, person="people.contact:7")
    concern = actions.raise_concern(by=worker, text=TEXT, person="people.contact:7")
    closed = actions.raise_concern(by=worker, text=TEXT, person="people.contact:7")
    with zeal_ignore():
        actions.act(by=lead, row=closed, text="It is settled", standing="closed")
        actions.act(by=lead, row=concern, text="We wait", standing="open")
    assert not list(offers.due(lead, clock.today()))
    actions.person_erased(refs=["people.contact:7"])
    note.refresh_from_db()
    assert not note.sealed
    assert {one.what for one in offers.due(lead, clock.today())} == {
        "A concern is waiting",
        "Is a confidential record still needed?",
    }
