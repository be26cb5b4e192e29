"""The borough's census is read by the real reader, and says what the place page shows."""

from __future__ import annotations

import random

import pytest

from hedgerow.demo import borough
from hedgerow.demo.files import census, land
from hedgerow.pages.presenters.census import LINES, share
from hedgerow.spine import store
from hedgerow.spine.build import build


@pytest.fixture(scope="module")
def spine(tmp_path_factory: pytest.TempPathFactory) -> store.Spine:
    folder, made = tmp_path_factory.mktemp("data"), borough.make()
    land.write(folder, made, random.Random(1))
    census.write(folder, made)
    build(data=folder, spine=folder / "spine")
    return store.open_spine(folder / "spine")


def counted(spine: store.Spine, topic: str, area: str) -> dict[str, int]:
    rows = spine.rows("SELECT category, people FROM census WHERE topic = ? AND area = ?", topic, area)
    return {row["category"]: row["people"] for row in rows}


def test_every_line_but_those_of_ethnic_groups_has_something_to_show(spine: store.Spine) -> None:
    for lines in LINES.values():
        for topic, _name, pattern in lines:
            if topic != "ethnic_group":
                assert share(counted(spine, topic, borough.AUTHORITY), pattern)


def test_homes_without_a_car_are_more_where_people_are_poorer(spine: store.Spine) -> None:
    areas = sorted(borough.make().areas, key=lambda area: area.rank)
    poorest, richest = (share(counted(spine, "cars", area.code), "No cars") for area in (areas[0], areas[-1]))
    assert poorest
    assert richest
    assert poorest > richest * 2
