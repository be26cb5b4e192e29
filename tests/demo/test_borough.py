"""Mallowdale is the same for everybody, holds together as land, and cannot be taken for anywhere real."""

from __future__ import annotations

import re
from datetime import date

import pytest
import shapely

from hedgerow.demo import borough, groups

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def land() -> borough.Borough:
    return borough.make()


def test_one_seed_is_one_place(land: borough.Borough) -> None:
    again = borough.make()
    assert again == land
    assert borough.make(seed=7) != land


def test_small_areas_meet_without_overlapping(land: borough.Borough) -> None:
    parts = sum(area.shape.area for area in land.areas)
    assert land.shape().area == pytest.approx(parts, rel=1e-3)
    assert all(area.shape.is_valid and area.shape.geom_type == "Polygon" for area in land.areas)


def test_every_ward_and_middle_area_has_small_areas(land: borough.Borough) -> None:
    assert {area.ward for area in land.areas} == set(land.wards)
    assert {area.middle for area in land.areas} == set(land.middles)


def test_postcodes_lie_in_their_area_and_cannot_exist(land: borough.Borough) -> None:
    assert len({point.text for point in land.postcodes}) == len(land.postcodes)
    for point in land.postcodes:
        assert re.fullmatch(r"QX\d{1,2} \d[A-Z]{2}", point.text), "no real postcode begins with Q"
        assert point.area.shape.contains(shapely.Point(point.lon, point.lat))


def test_ranks_of_deprivation_are_english_ranks_and_spread(land: borough.Borough) -> None:
    ranks = [area.rank for area in land.areas]
    assert min(ranks) >= 1
    assert max(ranks) <= borough.RANKED
    assert sum(rank <= borough.RANKED / 5 for rank in ranks) > 5
    assert sum(rank > borough.RANKED / 2 for rank in ranks) > 20


def test_groups_have_names_of_their_own_and_numbers_never_given(land: borough.Borough) -> None:
    made = groups.make(land, TODAY)
    assert len({group.name for group in made}) == len(made) == groups.GROUPS
    numbers = [group.number for group in made if group.number]
    assert min(numbers) > 9_000_000, "real charity numbers have not passed 1.3 million"
    assert 0.3 < len(numbers) / len(made) < 0.7
    assert made == groups.make(land, TODAY)
