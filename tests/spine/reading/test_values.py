from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import values
from hedgerow.spine.reading.values import Place

PLACE = Place("grants.csv", 7, "Award Date")


@pytest.mark.parametrize("text", ["2024-03-31", "31/03/2024", "31.3.2024", "2024-03-31T10:00:00", " 2024/03/31 "])
def test_a_date_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert values.read_date(text) == date(2024, 3, 31)


def test_a_day_that_is_not_in_the_calendar_is_named_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        values.read_date("31/02/2024", PLACE)
    assert str(caught.value) == "grants.csv, row 7, column “Award Date”: “31/02/2024” is not a day in the calendar"


@pytest.mark.parametrize("text", ["soon", "2024", "13/2024", "1/2/24"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a date"):
        values.read_date(text)


@pytest.mark.parametrize("text", ["", "NA", "n/a", " null ", None])
def test_what_stands_for_nothing_is_nothing(text: str | None) -> None:
    assert values.read_date(text) is None
    assert values.read_pence(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_come_back(day: date) -> None:
    assert values.read_date(day.isoformat()) == day


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_pence_come_back_from_pounds(pence: int) -> None:
    sign, pounds, rest = "-" * (pence < 0), *divmod(abs(pence), 100)
    assert values.read_pence(f"{sign}£{pounds:,}.{rest:02}") == pence


@pytest.mark.parametrize("text", ["9" * 40, "1e30", "NaN", "Infinity"])
def test_a_number_that_cannot_be_right_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        values.read_pence(text, PLACE)


def test_half_a_person_is_no_whole_number() -> None:
    assert values.read_whole("12.0") == 12
    with pytest.raises(InputError, match="not a whole number"):
        values.read_whole("12.5")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("trafford_postcodes_2025-02.csv", date(2025, 2, 1)),
        ("ONSPD_NOV_2025_UK.csv", date(2025, 1, 1)),
        ("extract_20241231.json", date(2024, 12, 31)),
        ("imd25.csv", None),
    ],
)
def test_the_date_in_a_file_name(name: str, day: date | None) -> None:
    assert values.date_in_name(name) == day
