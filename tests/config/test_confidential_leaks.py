"""A concern and a note are planted, and looked for as everybody else: on every page, in search, in what leaves, in the
database itself."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.types import LioRole
from hedgerow.engines import registry
from hedgerow.engines.export.actions import export
from hedgerow.people.actions import add_contact
from hedgerow.people.actions import confidential as actions
from hedgerow.people.actions.leads import name_lead
from hedgerow.people.models import Confidential, Contact
from tests.config.asking import walk
from tests.config.test_hostile_requests import paths
from tests.examples import Records
from tests.people import person

pytestmark = pytest.mark.django_db
PLANTED = ("Marigold larder padlock", "whispered xylophone", "Gorse ladder bruise", "rang quince helpline")
ASKED = ("", "?q=marigold+xylophone", "?format=csv")


class Planted:
    """Who reads it, who it is about, and the records of every address."""

    def __init__(self) -> None:
        self.records = Records({role: person(role=role) for role in LioRole})
        self.lead = person("lead@example.org", name="Lee Lead")
        by, manager = self.records.users[LioRole.WORKER], self.records.users[LioRole.MANAGER]
        with zeal_ignore():
            self.contact = add_contact(by=by, name="Ash Quarry")
            name_lead(by=manager, user=self.lead)
            about = {"person": str(self.contact.ref), "group": str(self.records.group.ref)}
            self.concern = actions.raise_concern(by=by, title=PLANTED[0], text=PLANTED[1], **about)
            self.note = actions.write_note(by=self.lead, title=PLANTED[2], text="Old words", **about)
            actions.act(by=self.lead, row=self.concern, text=PLANTED[3], standing="passed")


@pytest.fixture
def planted(tmp_path: Path, settings: Any) -> Planted:
    settings.DATA_DIR = tmp_path
    return Planted()


def text_of(client: Client, path: str) -> str:
    with zeal_ignore():
        answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return body.decode(errors="replace")


@pytest.mark.slow
@pytest.mark.parametrize("role", [None, *LioRole], ids=str)
def test_it_is_on_no_page_of_anybody_elses(planted: Planted, role: LioRole | None) -> None:
    own = [f"/confidential/{row.pk}/{part}" for row in (planted.concern, planted.note) for part in ("", "done/")]
    about = [f"/people/{planted.contact.pk}/", f"/groups/{planted.records.group.pk}/"]
    every = [path for path in paths(planted.records) if not path.startswith(("/sign-", "/welcome"))]
    user = planted.records.users[role] if role is not None else None
    leaks = [
        f"{word!r} on {path}"
        for path, _answer, body in walk(user, (*every, *own, *about), ASKED)
        for text in [body.decode(errors="replace")]
        for word in (*PLANTED, str(planted.concern.pk), str(planted.note.pk))
        if word in text and word not in path
    ]
    assert not leaks, "\n".join(leaks)


def test_its_reader_does_find_it(planted: Planted) -> None:
    """What is looked for above is there to be found."""
    client = Client()
    client.force_login(planted.lead)
    page = text_of(client, f"/confidential/{planted.concern.pk}/")
    assert all(word in page for word in (PLANTED[0], PLANTED[1], PLANTED[3]))


def test_no_offer_finds_names_or_links_it(planted: Planted) -> None:
    with zeal_ignore():
        for user in (*planted.records.users.values(), planted.lead):
            for offer in registry.all_of(registry.SearchOffer):
                for word in ("Marigold", "xylophone", "Gorse", "bruise"):
                    assert not list(offer.find(user, word, 10)), offer.heading
    assert registry.links([str(planted.concern.ref)]) == {}


def test_its_words_stand_nowhere_in_the_database(planted: Planted) -> None:
    with zeal_ignore():
        client = Client()
        client.force_login(planted.lead)
        text_of(client, f"/confidential/{planted.concern.pk}/")
        for model in apps.get_models(include_auto_created=True):
            told = serialize("json", model._base_manager.all())
            assert not [word for word in PLANTED if word in told], model._meta.label
            if model._meta.label not in ("people.Confidential", "people.Trace", "people.Reader"):
                assert str(planted.concern.pk) not in told, model._meta.label


def test_it_leaves_with_no_export_and_no_answer_to_a_request(planted: Planted, tmp_path: Path) -> None:
    with zeal_ignore():
        export(into=tmp_path / "out")
        told = "".join(path.read_text() for path in (tmp_path / "out").rglob("*.*") if path.suffix in (".csv", ".json"))
        assert "Ash Quarry" in told
        out = io.StringIO()
        call_command("dumpdata", "people.contact", stdout=out)
    assert str(planted.concern.pk) not in told
    assert not [word for word in PLANTED if word in told]


def test_erasing_the_person_leaves_the_concern_to_its_readers(planted: Planted) -> None:
    actions.person_erased(refs=[str(planted.contact.ref)])
    assert Confidential.objects.get(pk=planted.concern.pk).sealed
    assert not Confidential.objects.get(pk=planted.note.pk).sealed
    assert Contact.objects.filter(pk=planted.contact.pk).exists()
