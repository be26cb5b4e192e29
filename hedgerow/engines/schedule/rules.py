"""When work is due, and when a worker must have died."""

from __future__ import annotations

from datetime import datetime, timedelta

EARLIEST_HOUR = 2  # in London, when few people are at work
STALE_AFTER = timedelta(hours=3)
LOOKS_EVERY = 1.0  # seconds between looks at the queue
TASKS_KEPT = timedelta(days=7)  # finished ones: what an error said of one may name somebody


def may_begin(moment: datetime) -> bool:
    """Whether the day's work may begin: from two in the morning; a worker started at noon catches up. London time."""
    return moment.hour >= EARLIEST_HOUR


def stale_before(moment: datetime) -> datetime:
    """A claim older than this, and not finished, is a dead worker's."""
    return moment - STALE_AFTER
