"""Pence to words and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel.money import MOST_PENCE, pence, pounds


@given(st.integers(-MOST_PENCE, MOST_PENCE))
def test_money_comes_back_as_it_was(amount: int) -> None:
    assert pence(pounds(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"), [(129143654, "£1,291,436.54"), (5000, "£50"), (-205, "-£2.05"), (0, "£0"), (7, "£0.07")]
)
def test_money_reads_as_people_write_it(amount: int, words: str) -> None:
    assert pounds(amount) == words


@pytest.mark.parametrize(
    ("text", "amount"), [(" £ 1,234.50 ", 123450), ("1234.5", 123450), ("12", 1200), ("-£3", -300)]
)
def test_people_write_money_in_many_ways(text: str, amount: int) -> None:
    assert pence(text) == amount


@pytest.mark.parametrize("text", ["", "ten", "1.234", "NaN", "Infinity", "9" * 40, "1e40", "9e999999", "--3"])
def test_what_is_no_amount_is_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        pence(text)
