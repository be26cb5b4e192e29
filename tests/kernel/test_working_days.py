"""Against the days that were published, and what must hold of any."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel import working_days

#: England and Wales, as listed at https://www.gov.uk/bank-holidays
PUBLISHED = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones(year: int) -> None:
    assert sorted(f"{day:%m-%d}" for day in working_days.bank_holidays(year)) == PUBLISHED[year].split()


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a Saturday
        (date(2026, 12, 23), 5, date(2027, 1, 4)),  # over Christmas, which falls on a Friday, and New Year
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Maundy Thursday
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_days_are_counted_over_weekends_and_holidays(day: date, days: int, then: date) -> None:
    assert working_days.after(day, days) == then


@given(st.dates(date(1990, 1, 1), date(2199, 1, 1)), st.integers(1, 30))
def test_as_many_working_days_lie_between_as_were_asked_for(day: date, days: int) -> None:
    then = working_days.after(day, days)
    between = (day + timedelta(days=n) for n in range(1, (then - day).days + 1))
    assert sum(map(working_days.is_working_day, between)) == days
    assert working_days.is_working_day(then)


@given(st.integers(1990, 2199))
def test_eight_holidays_at_least_all_on_weekdays(year: int) -> None:
    assert len(working_days.bank_holidays(year)) >= 8
    assert all(day.weekday() < 5 for day in working_days.bank_holidays(year))
