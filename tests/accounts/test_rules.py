"""Somebody always manages the place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.accounts.rules import MOST_TRIES, MOST_TRIES_ANYWHERE, is_too_many, stays_managed


@given(st.sets(st.integers(1, 5), min_size=1), st.integers(1, 5), st.booleans())
def test_no_allowed_change_leaves_nobody(managers: set[int], user: int, will_manage: bool) -> None:
    after = managers | {user} if will_manage else managers - {user}
    assert stays_managed(managers, user=user, will_manage=will_manage) == bool(after)


def test_a_tenth_wrong_password_is_one_too_many() -> None:
    assert not is_too_many(here=MOST_TRIES - 1, anywhere=MOST_TRIES_ANYWHERE - 1)
    assert is_too_many(here=MOST_TRIES, anywhere=0)
    assert is_too_many(here=0, anywhere=MOST_TRIES_ANYWHERE)
