"""Codes, order and dates of words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.charter import rules


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Job club (weekly)", (), "job-club-weekly"),
        ("Café sgwrs", (), "cafe-sgwrs"),
        ("Training", ("training",), "training-2"),
        ("Training", ("training", "training-2"), "training-3"),
        ("???", (), "word"),
    ],
)
def test_codes(name: str, taken: tuple[str, ...], code: str) -> None:
    assert rules.code_for(name, taken) == code


@given(st.text(max_size=200), st.sets(st.sampled_from(["word", "word-2", "a", "a-2"])))
def test_a_code_is_always_free_short_and_plain(name: str, taken: set[str]) -> None:
    code = rules.code_for(name, taken)
    assert code not in taken
    assert 0 < len(code) <= rules.MOST_CODE
    assert code.replace("-", "").isascii()


@given(
    st.lists(st.integers(), min_size=1, unique=True).map(lambda some: [str(one) for one in some]), st.integers(-3, 3)
)
def test_moving_loses_nothing_and_stops_at_the_ends(codes: list[str], by: int) -> None:
    moved = rules.moved(codes, codes[0], by)
    assert sorted(moved) == sorted(codes)
    assert moved.index(codes[0]) == min(max(by, 0), len(codes) - 1)


def test_both_days_are_included() -> None:
    starts, ends = date(2026, 1, 1), date(2026, 1, 31)
    held = [rules.in_force(starts, ends, date(2026, 1, 1)), rules.in_force(starts, ends, date(2026, 1, 31))]
    assert held == [True, True]
    assert not rules.in_force(starts, ends, date(2026, 2, 1))
    assert rules.in_force(None, None, date(1900, 1, 1))
