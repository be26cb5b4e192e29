"""The index of areas and an area's own page."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.pages.presenters.areas import need
from hedgerow.places.actions import add_knowledge
from hedgerow.places.models import Area, Place
from hedgerow.places.types import Deprivation, NoteAudience, Sourced
from tests.ledger.given import a_group, a_worker, recorded
from tests.pages.conftest import Read
from tests.places.small_spine import AUTHORITY, LSOAS, WARDS

pytestmark = pytest.mark.django_db
ASH, BEECH = WARDS
IN_ASH = "E01999001"


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


@pytest.mark.parametrize("code", [AUTHORITY, ASH, IN_ASH, "E02999001"])
def test_every_kind_of_area_has_a_page(text: Read, code: str) -> None:
    assert Area.objects.get(code=code).name in text(f"/places/{code}/")


def test_an_area_nobody_knows_is_not_there(text: Read) -> None:
    text("/places/E05123456/", status=404)
    text("/places/E05123456/map/", status=404)


def test_a_small_area_is_told_against_its_nation(text: Read) -> None:
    assert "Among the 10% most deprived small areas in England" in text(f"/places/{IN_ASH}/")
    assert "2 of its 2 small areas are among the fifth with most need in England" in text(f"/places/{ASH}/")


@pytest.mark.parametrize(
    ("decile", "said"),
    [(1, "10% most"), (5, "50% most"), (6, "50% least"), (10, "10% least")],
)
def test_a_tenth_in_words(decile: int, said: str) -> None:
    told = Deprivation(2025, (1, 0, 0, 0, 0), Sourced("index"), decile=decile)
    assert said in need(told, "England")


def test_what_is_not_held_is_said(text: Read) -> None:
    assert "No published grants are held at this level" in text(f"/places/{ASH}/")


def test_people_by_age_beside_the_whole_place(text: Read) -> None:
    assert "(whole place " in text(f"/places/{ASH}/")


def test_strangers_see_published_groups_and_public_notes_only(text: Read, client: Client) -> None:
    a_group("Open Door", ward=ASH, published=True)
    a_group("Quiet Circle", ward=ASH, published=False)
    worker = a_worker()
    ash = Area.objects.get(code=ASH)
    for words, audience in (("The hall is warm", NoteAudience.PUBLIC), ("Ask for Jo", NoteAudience.STAFF)):
        add_knowledge(by=worker, area=ash, text=words, audience=audience)
    shown = text(f"/places/{ASH}/")
    assert "Open Door" in shown
    assert "The hall is warm" in shown
    assert "Quiet Circle" not in shown
    assert "Ask for Jo" not in shown
    assert "What we did here" not in shown
    client.force_login(worker)
    shown = text(f"/places/{ASH}/")
    assert "Quiet Circle" in shown
    assert "Ask for Jo" in shown
    assert "Check again by" in shown


def test_a_map_shows_strangers_no_unpublished_group(client: Client) -> None:
    a_group("Quiet Circle", ward=ASH, published=False, lon=0.1, lat=0.1)
    a_group("Open Door", ward=ASH, published=True, lon=0.1, lat=0.1)
    names = [one["properties"]["name"] for one in client.get(f"/places/{ASH}/map/").json()["features"]]
    assert "Open Door" in names
    assert "Quiet Circle" not in names


def test_work_done_in_a_ward_is_counted_there(worker_client: Client, text: Read) -> None:
    from hedgerow.kernel import clock

    recorded(on=clock.today(), groups=[a_group(lsoa=IN_ASH, ward=ASH).pk])
    assert "One piece of work this financial year" in text(f"/places/{ASH}/")
    assert "Nothing is recorded here this financial year" in text(f"/places/{BEECH}/")


def test_the_index_sorts_and_can_be_taken_away(client: Client) -> None:
    for _ in range(3):
        a_group(ward=BEECH, published=True)
    rows = client.get("/places/?sort=-groups").context["table"].rows
    assert [row[0].text for row in rows] == ["Beech", "Ash"]
    assert b"Beech" in client.get("/places/?format=csv").content


@pytest.mark.parametrize(
    "query", ["kind=ward", "kind=lsoa", "kind=neighbourhood", "kind=oops", "measure=oops", "sort=-x"]
)
def test_any_index_opens_with_its_map(client: Client, query: str) -> None:
    assert client.get(f"/places/?{query}").status_code == 200
    assert client.get(f"/places/map/?{query}").json()["type"] == "FeatureCollection"


def test_as_many_queries_for_one_group_as_for_many(client: Client) -> None:
    client.force_login(a_worker())

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(f"/places/{ASH}/")
            client.get(f"/places/{ASH}/map/")
        return len(found)

    a_group(ward=ASH, lon=0.1, lat=0.1)
    queries()
    few = queries()
    for number in range(40):
        a_group(ward=ASH, lsoa=list(LSOAS)[number % 2], lon=0.1, lat=0.1)
    assert queries() == few
