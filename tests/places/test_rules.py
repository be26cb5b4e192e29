"""What is known fades, and asks to be checked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.places import rules

DAY = date(2026, 3, 1)
days = st.integers(rules.SHORTEST_HALF_LIFE, rules.LONGEST_HALF_LIFE)


def test_a_note_is_due_on_the_day_its_half_life_ends_and_not_before() -> None:
    assert not rules.is_due(DAY, 30, date(2026, 3, 30))
    assert rules.is_due(DAY, 30, date(2026, 3, 31))


@given(days, st.integers(0, 20_000))
def test_belief_halves_with_each_half_life(half_life: int, passed: int) -> None:
    now = DAY + timedelta(days=passed)
    later = now + timedelta(days=half_life)
    assert rules.confidence(DAY, half_life, later) == pytest.approx(rules.confidence(DAY, half_life, now) / 2)
    assert rules.is_due(DAY, half_life, now) == (rules.confidence(DAY, half_life, now) <= 0.5)


@given(st.text(max_size=60), st.integers(0, 5))
def test_a_neighbourhoods_code_is_new_and_fits(name: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        code = rules.neighbourhood_code(name, taken)
        assert code not in taken
        assert len(code) <= 20
        assert code.startswith("N-")
        taken.add(code)
