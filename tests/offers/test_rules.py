"""Sums of parts, periods, what may be shown of small numbers, and who could help."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hedgerow.offers.rules.adding import totals
from hedgerow.offers.rules.matching import suggest, words_of
from hedgerow.offers.rules.periods import MOST_PERIODS, later, spans
from hedgerow.offers.rules.returning import has_small, is_hidden, safe
from hedgerow.offers.types import Candidate, Need, Share

SHARES = st.lists(st.builds(Share, st.none() | st.integers(0, 10_000), st.none() | st.integers(0, 10**9)), max_size=4)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def test_parts_are_added_up_and_one_person_may_be_counted_twice() -> None:
    found = totals((Share(120, 600_000), Share(40, 400_000), Share(None, 100)), groups=3)
    assert (found.people_least, found.people) == (120, 160)
    assert (found.pence, found.pence_part) == (1_000_100, False)
    assert (found.each_least, found.each_most) == (5_000, 10_000)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SHARES)
def test_the_least_is_never_more_than_the_most(shares: list[Share]) -> None:
    found = totals(shares, groups=len(shares))
    assert found.people_least <= found.people
    assert (found.each_least is None) == (found.each_most is None)
    if found.each_least is not None and found.each_most is not None:
        assert found.each_least <= found.each_most
    assert found.pence == sum(one.pence or 0 for one in shares)


@given(DAYS, st.integers(0, 1_200), st.sampled_from((1, 3, 6)))
def test_every_day_lies_in_exactly_one_period(starts: date, days: int, months: int) -> None:
    ends = starts + timedelta(days=days)
    found = spans(starts, ends, months)
    assert (found[0].starts, found[-1].ends) == (starts, ends)
    assert all(one.ends + timedelta(days=1) == after.starts for one, after in pairwise(found))
    assert all(one.starts <= one.ends < one.due for one in found)


def test_too_many_periods_and_none_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        spans(date(2020, 1, 1), later(date(2020, 1, 1), MOST_PERIODS + 2), 1)
    with pytest.raises(ValueError, match="no period"):
        spans(date(2020, 1, 2), date(2020, 1, 1), 1)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6))
def test_what_is_withheld_cannot_be_had_back_by_subtraction(counts: list[int]) -> None:
    """The sum and all the others leave more than one answer for each count that is withheld."""
    small = has_small(counts)
    shown = [safe(one, small=small) for one in counts]
    total = safe(sum(counts), small=small)
    if not small:
        assert shown == counts
        return
    for hidden, real in zip(shown, counts, strict=True):
        assert (hidden is None) == (0 < real < 5)
        assert is_hidden(real, small=small) == (hidden is None)
    if total is not None and shown.count(None) == 1:
        others = sum(one for one in shown if one is not None)
        possible = {
            one
            for one in range(1, 5)
            if abs(total - others - one) <= 2 + 2 * (len(counts) - 1)  # each rounding hides up to two either way
        }
        assert len(possible) > 1


NEED = Need(
    themes=frozenset({"104"}), beneficiaries=frozenset({"202"}), areas=frozenset({"E05", "E08"}),
    words=words_of("People wait in hospital beds because nobody brings them home from the ward"),
)  # fmt: skip


def test_groups_that_fit_come_first_with_their_reasons() -> None:
    best = Candidate(1, "Home Again", frozenset({"104"}), frozenset({"202"}), frozenset({"E08"}))
    near = Candidate(2, "Ash Street Befriending", frozenset(), frozenset({"202"}), based="E05")
    only_there = Candidate(3, "Brook Bowls Club", benefits=frozenset({"E05"}), based="E05")
    said = Candidate(4, "Wheels", words=words_of("We bring people out of hospital"))
    found = suggest(NEED, (only_there, near, said, best))
    assert [one.id for one in found] == [1, 2, 4]
    assert found[0].because.themes == ("104",)
    assert found[0].because.areas == ("E08",)
    assert found[1].because.based
    assert "hospital" in found[2].because.words


def test_the_same_list_comes_twice_and_is_cut() -> None:
    many = [Candidate(n, f"Group {n % 7}", beneficiaries=frozenset({"202"})) for n in range(40)]
    found = suggest(NEED, many, limit=5)
    assert found == suggest(NEED, reversed(many), limit=5)
    assert len(found) == 5
