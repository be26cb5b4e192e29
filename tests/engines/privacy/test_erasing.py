"""A person is planted everywhere, erased, and looked for in every column of every table and in every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.privacy import actions, queries
from hedgerow.engines.privacy.actions import listing
from hedgerow.engines.privacy.models import Erasure
from hedgerow.engines.privacy.types import Fate, MayNotErase
from hedgerow.engines.schedule.models import JobRun
from hedgerow.ledger import actions as ledger
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.places.models import Knowledge
from hedgerow.spine.errors import InputError
from tests.engines.privacy.planted import ADDRESS, EMAIL, NAME, PHONE, WORDS, Planted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reads_every_table() -> Iterator[None]:
    with zeal_ignore():
        yield


def everything() -> Iterator[tuple[str, str]]:
    """Every value of every column of every table, by a way that shares nothing with the engine's own."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((f"{table}.{name}", _text(value)) for name, value in zip(names, row, strict=True))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def held(words: tuple[str, ...]) -> list[str]:
    return sorted({f"{word} in {place}" for place, text in everything() for word in words if word in text.lower()})


LOWER = tuple(word.lower() for word in WORDS)


def test_she_is_found_nowhere_afterwards(planted: Planted, folder: Path) -> None:
    (folder / "files" / "minutes.txt").unlink()  # a file is for a person to remove: see the next test
    JobRun.objects.all().delete()
    assert len({place.rpartition(" in ")[2] for place in held(LOWER)}) > 20
    done = actions.erase(by=planted.worker, person=queries.person(EMAIL), everywhere=True)
    assert done.left == ()
    # Beside her name in a note stood what she wears: that is for whoever looks at the note.
    assert held(LOWER) == ["wears a hearing aid in ledger_note.text"]
    assert ledger.verify().holds


def test_where_she_still_stands_is_named(planted: Planted) -> None:
    done = actions.erase(by=planted.worker, person=queries.person(str(planted.contact.ref)))
    assert "files/minutes.txt" in done.left
    assert any(place.startswith("ledger_note.names") for place in done.left)
    # A letter by post says her name and street, and no address that is hers alone: that is for somebody to look at.
    tables = {place.partition(".")[0] for place in done.left if place.count(".") and " " in place}
    assert tables <= {
        "ledger_note",
        "mail_outgoing",
        "organisations_organisation",
        "places_knowledge",
        "schedule_jobrun",
    }
    assert list(Erasure.objects.values_list("left", flat=True)) == [list(done.left)]


def test_what_stays_holds_no_name(planted: Planted) -> None:
    actions.erase(by=planted.worker, person=queries.person(EMAIL), everywhere=True)
    assert Organisation.objects.filter(pk=planted.group.pk, email="", description="Ask for [removed].").exists()
    assert Knowledge.objects.filter(author=None, text="The bus stops at six.").exists()
    assert Event.objects.filter(by=planted.user.pk, did="organisation.changed").exists()
    assert not Session.objects.exists()
    planted.entry.refresh_from_db()
    assert planted.entry.note.names == "[removed], Tom Rook"


def test_one_who_shares_the_name_and_the_telephone_keeps_both(planted: Planted) -> None:
    twin = people.add_contact(by=planted.worker, name=NAME, phone=PHONE, email="other@quill.example")
    plan = queries.plan(queries.person(str(planted.contact.ref)))
    about_twin = [one for one in plan.mentions if one.key.startswith(f"people.contact:{twin.pk}#")]
    assert {one.key.rpartition("#")[2] for one in about_twin} == {"name", "phone"}
    assert not any(one.sure for one in about_twin)
    actions.erase(by=planted.worker, person=plan.person)
    twin.refresh_from_db()
    assert (twin.name, twin.phone, twin.email) == (NAME, PHONE, "other@quill.example")


def test_two_who_share_an_address_must_be_told_apart(planted: Planted) -> None:
    people.add_contact(by=planted.worker, name="Otto Quill", email=EMAIL)
    with pytest.raises(InputError, match="Otto Quill"):
        queries.person(EMAIL)
    plan = queries.plan(queries.person(str(planted.contact.ref)))
    assert not any(one.sure and one.words.lower() == EMAIL for one in plan.mentions)


def test_the_plan_changes_nothing_and_tells_what_goes(planted: Planted) -> None:
    before = sorted(everything())
    plan = queries.plan(queries.person(EMAIL))
    assert sorted(everything()) == before
    fates = {line.model: line.fate for line in plan.lines if line.model != "audit.Event"}
    assert fates["people.Contact"] == fates["people.Consent"] == fates["accounts.Link"] == Fate.GOES
    assert fates["mail.Outgoing"] == Fate.EMPTIED
    assert fates["places.Knowledge"] == Fate.UNLINKED


def test_somebody_with_no_record_is_taken_out_where_the_address_stands(planted: Planted) -> None:
    from hedgerow.engines.moderation import actions as moderation
    from hedgerow.engines.moderation.models import Submission

    moderation.submit(kind="group-correction", proposed={}, reply_to="stranger@nowhere.example")
    actions.erase(by=planted.worker, person=queries.person("stranger@nowhere.example"))
    assert not Submission.objects.filter(reply_to="stranger@nowhere.example").exists()
    assert Contact.objects.filter(name=NAME).exists()


def test_what_hinders_it_is_said_and_nothing_changes(planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    from hedgerow.engines import registry

    monkeypatch.setattr(registry, "_offers", [*registry._offers, MayNotErase("x", lambda person: "Not before Monday.")])
    with pytest.raises(InputError, match="Not before Monday"):
        actions.erase(by=planted.worker, person=queries.person(EMAIL))
    assert Contact.objects.filter(name=NAME).exists()


@pytest.mark.django_db(transaction=True)
def test_the_list_outside_the_database_names_nobody(planted: Planted, folder: Path) -> None:
    actions.erase(by=planted.worker, person=queries.person(EMAIL), everywhere=True)
    text = (folder / listing.NAME).read_text().lower()
    assert f"people.contact:{planted.contact.pk}" in text
    assert not [word for word in LOWER if word in text]


@pytest.mark.django_db(transaction=True)
def test_an_erasure_is_done_again_after_an_old_backup_is_restored(planted: Planted, folder: Path) -> None:
    (folder / "files" / "minutes.txt").unlink()
    JobRun.objects.all().delete()
    rows = {model: list(model.objects.all()) for model in (User, Contact)}
    actions.erase(by=planted.worker, person=queries.person(EMAIL), everywhere=True)
    for model, old in rows.items():  # as an old backup would bring them back
        model.objects.bulk_create([row for row in old if not model.objects.filter(pk=row.pk).exists()])
    assert held((NAME.lower(),))
    assert actions.replay(listing.read(folder / listing.NAME)) == 1
    assert not held((NAME.lower(), EMAIL, ADDRESS.lower()))
    assert actions.replay(listing.read(folder / listing.NAME)) == 0


@pytest.mark.django_db(transaction=True)
def test_a_number_given_anew_is_somebody_else(planted: Planted, folder: Path) -> None:
    key = planted.contact.pk
    actions.erase(by=planted.worker, person=queries.person(EMAIL), everywhere=True)
    Contact.objects.create(pk=key, name="Somebody New")
    assert actions.replay(listing.read(folder / listing.NAME)) == 0
    assert Contact.objects.filter(name="Somebody New").exists()
