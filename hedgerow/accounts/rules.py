"""What must always hold among the people who may sign in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

MOST_TRIES = 10  # wrong passwords for one account from one internet address within an hour
MOST_TRIES_ANYWHERE = 50  # for one account from all addresses together


def stays_managed(managers: Collection[int], *, user: int, will_manage: bool) -> bool:
    """Whether somebody still manages the place once a user does or does not: the last manager cannot go.

    `managers` are the ids of those who manage now and may sign in.
    """
    return will_manage or user not in managers or len(managers) > 1


def is_too_many(*, here: int, anywhere: int) -> bool:
    """Whether so many wrong passwords were tried within the hour that the right one is no longer looked at."""
    return here >= MOST_TRIES or anywhere >= MOST_TRIES_ANYWHERE


def fingerprint(token: str) -> str:
    """What is kept of a link's secret: whoever reads the database cannot open it. The secret is long and random, so
    that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
