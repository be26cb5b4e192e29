"""Days and numbers of seats, reports and elections."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MOST_WORDS = 100  # of a candidate, in their own words
REPORT_WITHIN = timedelta(days=7)  # after a meeting of the board
ENDING_WITHIN = timedelta(days=90)  # a term that is nearly over: time to call an election
BRIEF_BEFORE = timedelta(days=7)
ASKED_FOR = timedelta(days=60)  # how long the link in a letter to a representative is good


def words_in(text: str) -> int:
    """How many words."""
    return len(text.split())


def term_end(since: date, months: int | None) -> date | None:
    """The first day after a term of so many months; None where it has no end."""
    if not months:
        return None
    at = since.month - 1 + months
    year, month = since.year + at // 12, at % 12 + 1
    return date(year, month, min(since.day, monthrange(year, month)[1]))


def report_due(met_on: date) -> date:
    """The last day to report back from a meeting."""
    return met_on + REPORT_WITHIN


def is_held(since: date, until: date | None, day: date) -> bool:
    """Whether a seat is held on a day: `until` is the first day without."""
    return since <= day and (until is None or day < until)
