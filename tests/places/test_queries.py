"""What pages ask of the place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.places import queries
from hedgerow.places.actions import add_knowledge, check_knowledge, retire_knowledge
from hedgerow.places.models import Area, Knowledge, Place
from hedgerow.places.types import NoteAudience

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["QQ1 1AA", "qq11aa", " qq 1 1aa ", "Qq1-1aA"])
def test_postcodes_are_found_however_they_are_typed(place: Place, typed: str) -> None:
    found = queries.postcode(typed)
    assert found is not None
    assert (found.postcode, found.lsoa, found.ward, found.authority) == (
        "QQ1 1AA",
        "E01999001",
        "E05999001",
        "E99000001",
    )


@pytest.mark.parametrize("typed", ["", "QQ1", "QQ9 9ZZ", "not one"])
def test_what_is_no_postcode_is_not_found(place: Place, typed: str) -> None:
    assert queries.postcode(typed) is None


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("E01999001", 1),
        ("E05999001", 2),
        ("E99000001", 4),
        ("E12999001", 4),
        ("E02999001", 1),
        ("E99000002", 0),
        ("?", 0),
    ],
)
def test_the_lsoas_in_an_area(place: Place, code: str, count: int) -> None:
    assert len(queries.within(code)) == count


def test_a_point_lies_in_its_ward_and_lsoa(place: Place) -> None:
    assert {area.code for area in queries.areas_at(0.25, 0.05)} == {"E05999002", "E01999003"}
    assert queries.areas_at(5, 5) == []


def test_names_come_from_our_rows_and_from_the_open_data(place: Place) -> None:
    names = queries.area_names(["E05999001", "E99000002", "E00000000", ""])
    assert names == {"E05999001": "Ash", "E99000002": "Elsewhere"}


def test_people_are_summed_over_lsoas_where_there_is_no_figure_of_its_own(place: Place) -> None:
    found = queries.population("E05999001")
    assert found is not None
    assert (found.people, found.under_18, found.over_64) == (140, 40, 40)
    assert (found.source.title, found.source.date) == ("Made-up areas", date(2026, 4, 1))
    assert queries.population("E99000002") is None


def test_deprivation_counts_fifths_of_the_nation(place: Place) -> None:
    whole, one = queries.deprivation("E99000001"), queries.deprivation("E01999001")
    assert whole is not None
    assert (whole.edition, whole.lsoas, whole.most_deprived, whole.fifths) == (2025, 4, 2, (2, 0, 1, 0, 1))
    assert whole.rank is None
    assert one is not None
    assert (one.rank, one.out_of, one.decile, one.domains) == (500, 33755, 1, {"income": 3.0})


def test_boundaries_are_geojson(place: Place) -> None:
    wards = queries.boundaries(kind="ward")
    assert [f["properties"]["name"] for f in wards["features"]] == ["Ash", "Beech"]
    assert wards["features"][0]["geometry"]["type"] == "Polygon"
    assert len(queries.boundaries(codes=["E05999002", "E99000001"])["features"]) == 2


def test_points_lie_over_the_outline_of_the_place(place: Place) -> None:
    point = {"type": "Feature", "properties": {"name": "Hall"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    drawn = queries.over_outline({"type": "FeatureCollection", "features": [point]})
    assert drawn["type"] == "FeatureCollection"
    assert [one["properties"].get("code") for one in drawn["features"]] == [place.area_code, None]
    assert drawn["features"][-1] == point


def test_what_is_not_held_is_none_or_nothing(place: Place) -> None:
    assert queries.profile("E99000001") == {}
    assert queries.assets("E99000001") == []


def test_a_note_asks_to_be_checked_and_is_checked(place: Place, worker: User) -> None:
    ash = Area.objects.get(name="Ash")
    note = add_knowledge(by=worker, area=ash, text=" The hall is damp. ", half_life_days=30)
    later = clock.today() + timedelta(days=30)
    assert queries.due_knowledge(clock.today()) == []
    assert queries.due_knowledge(later) == [note]
    Knowledge.objects.update(checked_on=clock.today() - timedelta(days=40))
    check_knowledge(by=worker, note=note)
    assert queries.due_knowledge(clock.today()) == []
    retire_knowledge(by=worker, note=note)
    assert queries.due_knowledge(later) == []
    assert not queries.knowledge_of(ash.code, worker).exists()


def test_strangers_read_only_public_notes(place: Place, worker: User) -> None:
    from django.contrib.auth.models import AnonymousUser

    ash = Area.objects.get(name="Ash")
    add_knowledge(by=worker, area=ash, text="Ask for Jo.")
    shown = add_knowledge(by=worker, area=ash, text="Market on Fridays.", audience=NoteAudience.PUBLIC)
    assert list(queries.knowledge_of(ash.code, AnonymousUser())) == [shown]
    assert queries.knowledge_of(ash.code, worker).count() == 2
