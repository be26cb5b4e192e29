"""Ids sort by the moment they were made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel import ids

MOMENTS = st.integers(0, 2**48 - 1)


@given(MOMENTS, MOMENTS)
def test_ids_sort_as_text_by_the_moment_they_were_made(one: int, other: int) -> None:
    first, second = ids.from_milliseconds(one), ids.from_milliseconds(other)
    if one != other:
        assert (str(first) < str(second)) == (one < other)
        assert (first < second) == (one < other)


@given(MOMENTS)
def test_the_moment_can_be_read_again(moment: int) -> None:
    made = ids.from_milliseconds(moment)
    assert ids.milliseconds_of(made) == moment
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_of_one_moment_differ() -> None:
    assert len({ids.from_milliseconds(1_700_000_000_000) for _ in range(500)}) == 500


def test_a_new_id_is_of_now() -> None:
    before = ids.milliseconds_of(ids.new_id())
    after = ids.milliseconds_of(ids.new_id())
    assert 1_700_000_000_000 < before <= after
