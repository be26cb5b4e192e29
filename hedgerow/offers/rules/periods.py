"""The periods in which groups report, and their last days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hedgerow.offers.types import Span

REPORT_WITHIN = timedelta(days=14)  # after a period has ended
MOST_PERIODS = 60
LINK_LASTS = timedelta(days=90)
ASK_BEFORE = timedelta(days=0)  # asked on the first day after the period
REMIND_AFTER = timedelta(days=10)  # once, before it is late
RETURN_WITHIN = timedelta(days=28)  # the lead body's return, after a period has ended


def spans(starts: date, ends: date, months: int) -> tuple[Span, ...]:
    """The periods of so many months from the first day to the last; the last one is as long as is left.

    Every day lies in exactly one. Raises ValueError where there would be none, or more than sixty.

    >>> [str(one.ends) for one in spans(date(2026, 1, 31), date(2026, 6, 30), 3)]
    ['2026-04-29', '2026-06-30']
    """
    if ends < starts or months < 1:
        raise ValueError("there is no period")
    found: list[Span] = []
    here = starts
    while here <= ends:
        if len(found) == MOST_PERIODS:
            raise ValueError("these are too many periods")
        last = min(later(starts, months * (len(found) + 1)) - timedelta(days=1), ends)
        found.append(Span(here, last, last + REPORT_WITHIN))
        here = last + timedelta(days=1)
    return tuple(found)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    at = day.month - 1 + months
    year, month = day.year + at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
