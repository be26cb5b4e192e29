"""The census as the ONS and as a data lab publish it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hedgerow.spine import store
from hedgerow.spine.build import build
from hedgerow.spine.sources.census_2021 import categories
from tests.spine import given_place
from tests.spine.given_place import lines

HEAD = "area_code,area_name,geography,period,indicator,availability_category,measure,unit,value"
SMALL = ("E01900001", "E01900002", "E01900003")


def cars(folder: Path, *areas: str) -> None:
    rows = [
        f"{area},Ash,LSOA,2021-03-21,Cars,{category},Count,Households,{number}"
        for area in areas
        for category, number in (("No cars or vans in household", 30), ("1 car or van in household", 70))
    ]
    lines(folder / "2021_car_van_availability_lsoa_ash.csv", HEAD, *rows)


def official(folder: Path) -> None:
    tenure = (
        "Tenure of household: Total: All households",
        "Tenure of household: Owned",
        "Tenure of household: Owned: Owns outright",
        "Tenure of household: Owned: Owns with a mortgage or loan",
        "Tenure of household: Lives rent free",
    )
    rows = [f"2021,Ash,{area},10,7,4,3,3" for area in SMALL]
    lines(folder / "census2021-ts054-lsoa.csv", ",".join(("date", "geography", "geography code", *tenure)), *rows)


def built(folder: Path, spine: Path) -> store.Spine:
    build(data=folder, spine=spine)
    return store.open_spine(spine)


def test_totals_and_sub_totals_are_no_categories() -> None:
    columns = [
        "date",
        "geography",
        "geography code",
        "A: Total: All",
        "A: B",
        "A: B: C",
        "A: B: D",
        "A: E; measures: Value",
    ]
    assert list(categories(columns).values()) == ["B: C", "B: D", "E"]


def test_an_official_table_and_a_long_one_become_the_same_rows(tmp_path: Path) -> None:
    folder = given_place.write(tmp_path / "data")
    cars(folder, *SMALL)
    official(folder)
    spine = built(folder, tmp_path / "spine")
    rows = spine.rows(
        "SELECT topic, category, people, out_of, unit, summed FROM census WHERE area = 'E01900001' ORDER BY ALL"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("cars", "1 car or van in household", 70, 100, "households", False),
        ("cars", "No cars or vans in household", 30, 100, "households", False),
        ("tenure", "Lives rent free", 3, 10, "households", False),
        ("tenure", "Owned: Owns outright", 4, 10, "households", False),
        ("tenure", "Owned: Owns with a mortgage or loan", 3, 10, "households", False),
    ]
    summed = spine.rows(
        "SELECT area, people, out_of FROM census WHERE summed AND category LIKE 'No cars%' ORDER BY area"
    )
    assert [tuple(row.values()) for row in summed] == [
        ("E05900001", 60, 200),
        ("E05900002", 30, 100),
        ("E08000901", 90, 300),
    ]


def test_an_area_of_which_a_part_is_not_held_has_no_sum(tmp_path: Path) -> None:
    folder = given_place.write(tmp_path / "data")
    cars(folder, *SMALL[:2])
    spine = built(folder, tmp_path / "spine")
    assert spine.value("SELECT list(DISTINCT area ORDER BY area) FROM census WHERE summed") == ["E05900001"]


def test_a_short_row_is_a_sentence_that_names_the_file(tmp_path: Path) -> None:
    folder = given_place.write(tmp_path / "data")
    cars(folder, *SMALL)
    path = folder / "2021_car_van_availability_lsoa_ash.csv"
    path.write_text(path.read_text()[:-20])
    with pytest.raises(Exception, match="2021_car_van_availability"):
        build(data=folder, spine=tmp_path / "spine")


def test_trafford_adds_up(shared_data: Path, tmp_path: Path) -> None:
    """235,052 people lived in Trafford on census day (ONS); each topic says nearly that, the changes for privacy apart."""
    folder = tmp_path / "data"
    shutil.copytree(shared_data / "trafford" / "census2021_lsoa", folder)
    lookup = "lookup_lsoa21_ward24_ltla24.csv"
    shutil.copy(shared_data / "england" / "geography" / lookup, folder / lookup)
    spine = built(folder, tmp_path / "spine")
    totals = spine.rows(
        "SELECT topic, any_value(out_of) AS people FROM census WHERE area = 'E08000009'"
        " AND topic IN ('age', 'sex', 'ethnic_group', 'religion', 'health', 'disability') GROUP BY topic"
    )
    assert len(totals) == 6
    assert all(abs(row["people"] - 235_052) < 100 for row in totals)
    assert spine.value("SELECT count(DISTINCT area) FROM census WHERE area LIKE 'E05%'") == 21
