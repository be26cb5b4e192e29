"""How far an agreement is, and what of it falls into some days."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.agreements.types import Every, Part, PaymentState, ReportState, Standing
from hedgerow.kernel.clock import financial_year, quarter

REPORT_AHEAD = timedelta(days=14)  # a report is on the owner's list two weeks before it is due
ENDS_SOON = timedelta(days=183)  # time to look for what comes after it


def standing(starts: date | None, ends: date | None, today: date) -> Standing:
    """Not begun, running or ended. Without a day it has begun, and has no end."""
    if ends is not None and ends < today:
        return Standing.ENDED
    return Standing.COMING if starts is not None and starts > today else Standing.RUNNING


def months_left(ends: date | None, today: date) -> int | None:
    """Whole months until the end, today's included; 0 once it is over, None where it has no end."""
    if ends is None:
        return None
    after = ends + timedelta(days=1)
    months = (after.year - today.year) * 12 + after.month - today.month - (after.day < today.day)
    return max(0, months)


def within(pence: int, starts: date, ends: date, since: date, until: date) -> int:
    """How much of a sum for the days from `starts` to `ends` falls from `since` to `until`, all included; whole pence.

    Days count alike. Periods that follow one another without a gap add up to the sum exactly.
    """
    return _by(pence, starts, ends, until) - _by(pence, starts, ends, since - timedelta(days=1))


def _by(pence: int, starts: date, ends: date, day: date) -> int:
    """How much of it had fallen by the end of a day."""
    days = (ends - starts).days + 1
    gone = min(max((day - starts).days + 1, 0), days)
    return pence * gone // days


def parts(starts: date, ends: date, every: Every) -> list[Part]:
    """The agreement as one part, or its financial years or calendar quarters; the first and last may be cut short."""
    if every == Every.WHOLE:
        return [Part(starts, ends)]
    period = financial_year if every == Every.YEAR else quarter
    found, since = [], starts
    while since <= ends:
        until = min(period(since).end, ends)
        found.append(Part(since, until))
        since = until + timedelta(days=1)
    return found


def report_state(due: date, sent_on: date | None, today: date) -> ReportState:
    """Sent, due or late."""
    if sent_on is not None:
        return ReportState.SENT
    return ReportState.LATE if due < today else ReportState.DUE


def payment_state(due: date, paid_on: date | None, today: date) -> PaymentState:
    """Paid, due or late."""
    if paid_on is not None:
        return PaymentState.PAID
    return PaymentState.LATE if due < today else PaymentState.DUE
