"""Periods, and equal shares."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.evidence.rules import before, may_be_told, period_of, share, withheld
from hedgerow.evidence.types import Hands, Span
from hedgerow.kernel.clock import Period

TODAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        (Span.THIS_QUARTER, date(2026, 4, 1), date(2026, 6, 30)),
        (Span.LAST_QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Span.THIS_YEAR, date(2026, 4, 1), date(2027, 3, 31)),
        (Span.LAST_YEAR, date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_a_named_period_is_these_days(span: Span, start: date, end: date) -> None:
    found = period_of(span, TODAY)
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_all_time_has_no_days_and_other_dates_are_those_given() -> None:
    assert period_of(Span.ALL, TODAY) is None
    assert period_of(Span.CUSTOM, TODAY, date(2026, 1, 5), date(2026, 1, 9)) == Period(
        date(2026, 1, 5), date(2026, 1, 9)
    )


def test_other_dates_without_dates_are_this_quarter() -> None:
    assert period_of(Span.CUSTOM, TODAY) == period_of(Span.THIS_QUARTER, TODAY)


def test_a_finished_quarter_is_compared_with_the_whole_quarter_before() -> None:
    found = before(Period(date(2026, 1, 1), date(2026, 3, 31)), TODAY)
    assert (found.start, found.end) == (date(2025, 10, 1), date(2025, 12, 31))


def test_a_quarter_under_way_is_compared_with_as_many_days_of_the_one_before() -> None:
    found = before(Period(date(2026, 4, 1), date(2026, 6, 30)), TODAY)
    assert (found.start, found.end) == (date(2026, 1, 1), date(2026, 2, 3))
    assert (found.end - found.start) == (TODAY - date(2026, 4, 1))


def test_a_year_is_compared_with_the_year_before() -> None:
    found = before(Period(date(2025, 4, 1), date(2026, 3, 31)), TODAY)
    assert (found.start, found.end) == (date(2024, 4, 1), date(2025, 3, 31))


@given(st.dates(date(2000, 1, 1), date(2026, 5, 4)), st.integers(0, 400))
def test_other_dates_are_compared_with_as_many_days_just_before(start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    found = before(period, date(2030, 1, 1))
    assert found.end < period.start
    if (found.end - found.start) != (period.end - period.start):  # quarters and years differ by a day or two
        assert abs((found.end - found.start).days - days) <= 2


@given(st.integers(-(10**14), 10**14), st.integers(1, 50))
def test_shares_add_up_and_differ_by_one_at_most(amount: int, parts: int) -> None:
    shares = [share(amount, parts, position) for position in range(parts)]
    assert sum(shares) == amount
    assert max(shares) - min(shares) <= 1


ME, ANN, BEN = 1, 2, 3
HANDS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.dictionaries(st.sampled_from([None, ME, ANN, BEN, 4]), st.integers(1, 4), min_size=1),
    min_size=1,
)


@pytest.mark.parametrize(
    ("cells", "kept_back"),
    [
        ({"a": {ME: 1}}, set()),
        ({"a": {ANN: 9}}, {"a", None}),
        ({"a": {ANN: 1, BEN: 1}}, {"a", None}),
        ({"a": {ANN: 2, BEN: 1}}, set()),
        ({"a": {None: 1}, "b": {ME: 3}}, set()),
        ({"a": {ANN: 1}, "b": {ANN: 2, BEN: 3}, "c": {ANN: 4, BEN: 4}}, {"a", "b"}),
        ({"a": {ANN: 2}, "b": {BEN: 2}, "c": {ANN: 4, BEN: 4}}, {"a", "b"}),
        ({"a": {ANN: 1}, "b": {ME: 5}}, {"a", None}),
    ],
)
def test_time_that_would_be_one_colleagues_is_kept_back(
    cells: dict[str | None, dict[int | None, int]], kept_back: set[str | None]
) -> None:
    assert withheld(with_total(cells), ME) == kept_back


@given(HANDS)
def test_what_is_told_leaves_no_single_colleagues_time(cells: dict[str | None, dict[int | None, int]]) -> None:
    hands = with_total(cells)
    secret = withheld(hands, ME)
    for cell in hands.keys() - secret:
        assert may_be_told(of_others(hands[cell]))
    if None not in secret:
        rest = Counter[int]()
        for cell in secret:
            rest.update(of_others(hands[cell]))
        assert may_be_told(rest)


def of_others(by: object) -> dict[int, int]:
    assert isinstance(by, dict)
    return {user: pieces for user, pieces in by.items() if user not in (None, ME)}


def with_total(cells: dict[str | None, dict[int | None, int]]) -> Hands:
    total = Counter[int | None]()
    for by in cells.values():
        total.update(by)
    return {**cells, None: dict(total)}
