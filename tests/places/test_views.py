"""Settings, neighbourhoods and notes on screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.places import provides, queries
from hedgerow.places.actions import add_knowledge, make_neighbourhood
from hedgerow.places.models import Area, Knowledge, Place

pytestmark = pytest.mark.django_db
SETTINGS = {
    "lio_name": "Thornmere Together",
    "strapline": "",
    "accent": "#204060",
    "email": "a@example.org",
    "phone": "",
    "address": "",
    "website": "",
}


def test_a_manager_changes_how_the_place_appears(client: Client, manager: User, place: Place) -> None:
    client.force_login(manager)
    assert client.get("/settings/place/").status_code == 200
    assert client.post("/settings/place/", SETTINGS).status_code == 302
    assert Place.objects.get().lio_name == "Thornmere Together"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"accent": "#ffff00"}, "accent"), ({"lio_name": ""}, "lio_name"), ({"email": "x"}, "email")],
)
def test_what_cannot_be_is_said_at_its_field(
    client: Client, manager: User, place: Place, change: dict[str, str], field: str
) -> None:
    client.force_login(manager)
    answer = client.post("/settings/place/", {**SETTINGS, **change})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_a_logo_must_be_a_picture(client: Client, manager: User, place: Place) -> None:
    client.force_login(manager)
    page = SimpleUploadedFile("logo.png", b"<script>alert(1)</script>", "image/png")
    answer = client.post("/settings/place/", {**SETTINGS, "logo": page})
    assert list(answer.context["form"].errors) == ["logo"]


def test_only_managers_change_settings(client: Client, worker: User, place: Place) -> None:
    client.force_login(worker)
    assert client.get("/settings/place/").status_code == 403


def test_a_neighbourhood_is_drawn_changed_and_removed(client: Client, worker: User, place: Place) -> None:
    client.force_login(worker)
    answer = client.post("/neighbourhoods/add/", {"name": "Lowfields", "areas": ["E01999001", "E05999002"]})
    assert answer["Location"] == "/places/N-LOWFIELDS/"
    assert "Lowfields" in client.get("/neighbourhoods/").content.decode()
    client.post("/neighbourhoods/N-LOWFIELDS/", {"name": "Lowfields", "areas": ["E01999001"]})
    assert queries.within("N-LOWFIELDS") == {"E01999001"}
    assert client.post("/neighbourhoods/add/", {"name": "lowfields", "areas": ["E01999001"]}).status_code == 422
    client.post("/neighbourhoods/N-LOWFIELDS/remove/")
    assert client.get("/neighbourhoods/N-LOWFIELDS/").status_code == 404


def test_a_note_is_written_checked_and_retired(client: Client, worker: User, place: Place) -> None:
    client.force_login(worker)
    client.post("/places/E05999001/know/", {"text": "The hall is damp.", "audience": "staff", "half_life_days": "91"})
    note = Knowledge.objects.get()
    assert (note.author, note.half_life_days, note.area.name) == (worker, 91, "Ash")
    Knowledge.objects.update(checked_on=clock.today() - timedelta(days=100))
    with zeal_ignore():
        assert [due.url for due in provides.due(worker, clock.today())] == [f"/what-we-know/{note.pk}/"]
        assert client.get(f"/what-we-know/{note.pk}/").status_code == 200
        client.post(f"/what-we-know/{note.pk}/", {})
        assert not list(provides.due(worker, clock.today()))
        client.post(f"/what-we-know/{note.pk}/", {"retire": ""})
    assert not queries.knowledge_of("E05999001", worker).exists()


def test_the_search_box_finds_areas_by_name_and_by_postcode(worker: User, place: Place) -> None:
    make_neighbourhood(by=worker, name="Lowfields", codes=["E01999001"])
    assert [hit.title for hit in provides.find(worker, "lowf", 5)] == ["Lowfields"]
    assert {hit.title for hit in provides.find(worker, "qq31aa", 5)} == {"Beech", "Thornmere 002"}
    assert provides.find(worker, "x", 5) == []


def test_notes_have_titles_and_addresses(worker: User, place: Place) -> None:
    note = add_knowledge(by=worker, area=Area.objects.get(name="Ash"), text="Ask for Jo.")
    assert provides.note_titles([str(note.pk), "999"]) == {str(note.pk): "Ask for Jo."}
    assert provides.area_titles([str(note.area_id)]) == {str(note.area_id): "Ash"}
