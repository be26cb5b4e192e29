"""What counts, where, and how often: the rules that a reading follows, in plain Python."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.evidence.types import Span
from hedgerow.kernel.clock import Period, financial_year, quarter

DAY = timedelta(days=1)


def period_of(span: Span, today: date, start: date | None = None, end: date | None = None) -> Period | None:
    """The days that a named span means today; None is all time. CUSTOM takes `start` and `end`, both included."""
    match span:
        case Span.ALL:
            return None
        case Span.LAST_QUARTER:
            return quarter(quarter(today).start - DAY)
        case Span.THIS_YEAR:
            return financial_year(today)
        case Span.LAST_YEAR:
            return financial_year(financial_year(today).start - DAY)
        case Span.CUSTOM if start and end:
            return Period(start, end)
    return quarter(today)


def before(period: Period, today: date) -> Period:
    """The period that a period is compared with: the one before it, cut to as many days as have passed of this one.

    A quarter is compared with the quarter before, a financial year with the year before, other dates with as many
    days directly before them.
    """
    whole = _whole_before(period)
    if period.end <= today or today < period.start:
        return whole
    return Period(whole.start, min(whole.end, whole.start + (today - period.start)))


def _whole_before(period: Period) -> Period:
    last = period.start - DAY
    for unit in (quarter, financial_year):
        if (period.start, period.end) == (unit(period.start).start, unit(period.start).end):
            return unit(last)
    return Period(period.start - (period.end - period.start) - DAY, last)


def share(amount: int, parts: int, position: int) -> int:
    """One group's share of whole minutes or pence: equal, and what cannot be split goes one each to the first groups.

    `position` counts from 0. The shares of all parts add up to the amount exactly.
    """
    sign = -1 if amount < 0 else 1
    each, left = divmod(abs(amount), parts)
    return sign * (each + (position < left))
