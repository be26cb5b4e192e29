"""Decisions within the pot, schedules that come to the award, and what is left of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.programmes.rules.deciding import underspend, wrong_plan, wrong_ruling
from hedgerow.programmes.types import PaymentPlan, Ruling

DAY = date(2026, 5, 1)


@settings(max_examples=60)
@given(
    st.integers(-5, 1000), st.integers(1, 1000), st.integers(1, 2000), st.lists(st.integers(1, 500), max_size=4)
)  # fmt: skip
def test_an_award_is_within_what_was_asked_and_what_is_left(
    pence: int, asked: int, pot: int, awarded: list[int]
) -> None:
    wrong = wrong_ruling(Ruling(pence, "why", "told"), asked=asked, pot=pot, awarded=awarded)
    assert (not wrong) == (0 < pence <= asked and sum(awarded) + pence <= pot)
    assert set(wrong) <= {"pence"}


def test_what_is_wrong_is_said_at_its_field() -> None:
    wrong = wrong_ruling(Ruling(60_000, " ", ""), asked=100_000, pot=100_000, awarded=[50_000])
    assert set(wrong) == {"pence", "reasons", "feedback"}
    assert wrong["pence"] == "That is £100 more than is left: £500 of the £1,000 is not promised yet."
    assert not wrong_ruling(Ruling(None, "why", "told"), asked=1, pot=1, awarded=[1])


@pytest.mark.parametrize(
    ("sums", "said"),
    [([60, 40], ""), ([60], "£0.60"), ([100, 0], "more than nothing"), ([], "£0")],
)
def test_payments_come_to_the_award(sums: list[int], said: str) -> None:
    wrong = wrong_plan([PaymentPlan(one, DAY) for one in sums], wanted=100)
    assert said in wrong if said else not wrong


def test_what_was_not_spent_comes_back() -> None:
    assert underspend(paid=1000, spent=900, back=0) == 100
    assert underspend(paid=1000, spent=900, back=100) == 0
    assert underspend(paid=1000, spent=1200, back=0) == 0
    assert underspend(paid=1000, spent=None, back=0) == 0
