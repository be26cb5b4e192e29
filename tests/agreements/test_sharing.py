"""Shared costs are shared out exactly, by a method that is said."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.agreements.rules.sharing import FUNCTIONS, share, split
from hedgerow.agreements.types import SHARED, Cost, Method

PENCE = st.integers(-(10**9), 10**9)
SPENT = st.integers(0, 10**9)
COSTS = st.lists(st.builds(Cost, PENCE, st.sampled_from([SHARED, *FUNCTIONS])), max_size=12)
PAID = st.lists(st.builds(Cost, SPENT, st.sampled_from([SHARED, *FUNCTIONS])), max_size=12)
MINUTES = st.dictionaries(st.sampled_from(FUNCTIONS), st.integers(0, 10**7))


@given(COSTS, MINUTES)
def test_the_parts_add_up_to_the_penny(costs: list[Cost], minutes: dict[str, int]) -> None:
    shared = share(costs, minutes)
    assert sum(shared.by.values()) == shared.total == sum(cost.pence for cost in costs)
    assert tuple(shared.by) == FUNCTIONS


@given(COSTS, MINUTES, st.randoms(use_true_random=False))
def test_the_order_of_the_costs_does_not_matter(
    costs: list[Cost], minutes: dict[str, int], dice: random.Random
) -> None:
    turned = [*costs]
    dice.shuffle(turned)
    assert share(costs, minutes) == share(turned, dict(reversed(minutes.items())))


@given(PAID, MINUTES)
def test_nothing_is_below_zero_unless_money_came_back(costs: list[Cost], minutes: dict[str, int]) -> None:
    assert min(share(costs, minutes).by.values()) >= 0


@given(PENCE, st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any))
def test_each_part_is_within_a_penny_of_its_share(pence: int, weights: list[int]) -> None:
    parts = split(pence, weights)
    assert sum(parts) == pence
    assert all(
        abs(part * sum(weights) - pence * weight) < sum(weights) for part, weight in zip(parts, weights, strict=True)
    )


def test_a_refund_of_what_is_shared_is_shared_like_the_cost() -> None:
    assert [-part for part in split(-1001, [2, 1, 1])] == split(1001, [2, 1, 1])


def test_a_function_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="gardening"):
        share([Cost(100, "gardening")], {})


def test_a_pool_that_comes_to_nothing_asks_for_no_method() -> None:
    shared = share([Cost(500), Cost(-500), Cost(70, "advocacy")], {"funding": 60})
    assert (shared.method, shared.by["advocacy"], shared.total) == (Method.NONE, 70, 70)
