"""How long what is confidential is kept."""

from __future__ import annotations

from datetime import date

from hedgerow.people.types import Confidence

# No law names one term for a voluntary body: these are where a place starts from, and a reader may set another day.
YEARS_AFTER_CLOSING = 6  # the time in which a claim can be brought (Limitation Act 1980, sections 5 and 11)
YEARS_OF_A_NOTE = 1


def keep_until(kind: str, day: date) -> date:
    """The day until which something is kept: a concern by when it was closed, a note by when it was written."""
    years = YEARS_AFTER_CLOSING if kind == Confidence.CONCERN else YEARS_OF_A_NOTE
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year + years, day.month, last)
