"""Addresses, paragraphs and order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.newsletters import rules


@given(st.lists(st.integers(), min_size=1, unique=True), st.data())
def test_moving_loses_nothing_and_moves_one(order: list[int], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(order))
    places = data.draw(st.integers(-20, 20))
    moved = rules.moved(order, key, places)
    assert sorted(moved) == sorted(order)
    assert [one for one in moved if one != key] == [one for one in order if one != key]
    assert moved.index(key) == max(0, min(len(order) - 1, order.index(key) + places))


def test_an_address_is_known_again_however_it_is_written_and_cannot_be_read() -> None:
    assert rules.fingerprint(" Jo@Example.org ") == rules.fingerprint("jo@example.org")
    assert "jo" not in rules.fingerprint("jo@example.org")


def test_an_empty_line_begins_a_paragraph() -> None:
    assert rules.paragraphs("One\nstill one\r\n\r\n\n two ") == ("One\nstill one", "two")
