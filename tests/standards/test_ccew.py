from __future__ import annotations

import csv
from pathlib import Path

import pytest

from hedgerow.standards.ccew import AREA_CODES, CLASSIFICATIONS, PERSONAL, TABLES, area_key


def test_there_are_thirteen_tables_and_each_begins_alike() -> None:
    assert len(TABLES) == 13
    assert all(
        columns[:3] == ("date_of_extract", "organisation_number", "registered_charity_number")
        for columns in TABLES.values()
    )


def test_personal_columns_are_columns() -> None:
    assert {column for columns in TABLES.values() for column in columns} >= PERSONAL


def test_codes_are_those_of_the_three_lists() -> None:
    codes = [int(one.code) for one in CLASSIFICATIONS]
    assert codes == [*range(101, 118), *range(201, 208), *range(301, 311)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Birmingham City", "Birmingham"),
        ("City Of Westminster", "Westminster"),
        ("Bristol City", "Bristol, City of"),
        ("St Helens", "St. Helens"),
        ("Kingston Upon Hull City", "Hull City of Kingston"),
        ("Trafford Council", "TRAFFORD"),
    ],
)
def test_names_of_one_authority_have_one_key(one: str, other: str) -> None:
    assert area_key(one) == area_key(other)


def test_area_names_agree_with_the_public_lookup(shared_data: Path) -> None:
    with (shared_data / "registers" / "lookups" / "cc-aoo-gss-iso.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["aooname"].lower(): row["GSS"] for row in csv.DictReader(file) if row["GSS"]}
    for name, code in AREA_CODES.items():
        assert published.get(name, code) == code, name
