"""When a membership runs out, lapses, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.membership import rules
from hedgerow.membership.types import Price

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("starts", "months", "ends"),
    [
        (date(2026, 4, 1), 12, date(2027, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(starts: date, months: int, ends: date) -> None:
    assert rules.last_day(starts, months) == ends


@given(DAYS, st.integers(1, rules.MOST_MONTHS))
def test_a_term_is_never_empty_and_the_next_begins_where_it_ends(starts: date, months: int) -> None:
    ends = rules.last_day(starts, months)
    assert ends >= starts
    assert rules.last_day(ends + rules.DAY, months) > ends


@given(DAYS, st.integers(1, rules.MOST_MONTHS), st.integers(0, 4000))
def test_the_running_term_holds_today(since: date, months: int, later: int) -> None:
    today = since + timedelta(days=later)
    ends = rules.anniversary(since, months, today)
    assert today <= ends
    assert ends == rules.last_day(since, months) or rules.months_after(since, months) <= today


def test_days_of_grace_count_from_the_day_after_the_last() -> None:
    assert rules.lapses_on(date(2026, 3, 31), 0) == date(2026, 4, 1)
    assert rules.lapses_on(date(2026, 3, 31), 30) == date(2026, 5, 1)


def test_the_fee_is_that_of_the_band_else_that_of_unknown_incomes_else_nothing() -> None:
    fees = {"micro": 0, "": 1_000}
    assert [rules.fee(fees, band) for band in ("micro", "large", "")] == [0, 1_000, 1_000]
    assert rules.fee({}, "micro") == 0


def test_members_pay_the_price_for_members_where_there_is_one() -> None:
    member, other = Price(member=True), Price(member=False)
    assert (member.of(500, 1_000), other.of(500, 1_000)) == (500, 1_000)
    assert (member.of(None, 1_000), member.of(0, 1_000), other.of(500, None)) == (1_000, 0, 0)
