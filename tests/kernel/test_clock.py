"""Periods join without gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
KINDS = pytest.mark.parametrize("period", [clock.quarter, clock.financial_year])


@KINDS
@given(day=DAYS)
def test_a_period_holds_its_day_and_the_next_begins_the_day_after(period: Callable[[date], Period], day: date) -> None:
    found = period(day)
    assert found.start <= day <= found.end
    after = period(found.end + timedelta(days=1))
    assert after.start == found.end + timedelta(days=1)
    assert after.name != found.name


@KINDS
@given(day=DAYS, further=st.integers(0, 400))
def test_two_days_of_one_period_give_the_same_one(period: Callable[[date], Period], day: date, further: int) -> None:
    other = day + timedelta(days=further)
    assert (period(day) == period(other)) == (other <= period(day).end)


def test_names_are_those_that_people_use() -> None:
    assert clock.quarter(date(2026, 8, 1)).name == "2026 Q3"
    assert clock.financial_year(date(2026, 3, 31)).name == "2025–26"
    assert clock.financial_year(date(2099, 4, 1)).name == "2099–00"


def test_the_day_is_londons() -> None:
    with clock.pretend(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)
    with clock.pretend(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 12, 31)
