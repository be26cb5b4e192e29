from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.spine import disclosure


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (1003, 1005)])
def test_small_counts_are_withheld_and_others_rounded(count: int, shown: int | None) -> None:
    assert disclosure.shown(count) == shown


@given(st.integers(0, 10**9))
def test_what_is_shown_is_near_and_never_small(count: int) -> None:
    shown = disclosure.shown(count)
    assert shown is None or (abs(shown - count) <= 2 and shown % 5 == 0)
    assert shown is not None or 1 <= count <= 4


def test_a_share_is_made_only_of_what_is_shown() -> None:
    assert disclosure.share(3, 100) is None
    assert disclosure.share(51, 101) == 0.5
    assert disclosure.share(5, 0) is None


def test_a_negative_count_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="-1"):
        disclosure.shown(-1)
