"""When a membership runs out, is asked about and lapses, and what it costs."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

DAY = timedelta(days=1)
RENEWS_BEFORE = timedelta(days=90)  # earlier, somebody has pressed the wrong button
WARNS = timedelta(days=30)  # before its last day a letter asks whether to renew
WARNS_AGAIN = timedelta(days=7)  # after its last day, while the time of grace runs
MONTHS, GRACE_DAYS = 12, 60
MOST_MONTHS, MOST_GRACE = 60, 365
MOST_AN_HOUR = 10  # applications from one internet address


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(starts: date, months: int) -> date:
    """The last day of a term that begins on a day: "1 April 2026, 12 months" is 31 March 2027."""
    return months_after(starts, months) - timedelta(days=1)


def anniversary(since: date, months: int, today: date) -> date:
    """The last day of the term that holds today, where one follows the other from the first day on."""
    count = 1
    while (ends := last_day(since, months * count)) < today:
        count += 1
    return ends


def lapses_on(runs_to: date, grace_days: int) -> date:
    """The first day without membership, where nobody renews."""
    return runs_to + timedelta(days=grace_days + 1)


def is_member(since: date, until: date | None, on: date) -> bool:
    """Whether a spell covers a day: the day of joining does, the day of ending does not."""
    return since <= on and (until is None or on < until)


def may_renew(runs_to: date, today: date) -> bool:
    """Whether the next term may be agreed already."""
    return today >= runs_to - RENEWS_BEFORE


def is_to_warn(runs_to: date, warned_for: date | None, today: date) -> bool:
    """Whether the letter before the end is to be written now: once for each last day."""
    return warned_for != runs_to and runs_to - WARNS <= today <= runs_to


def fee(fees: Mapping[str, int], band: str) -> int:
    """The fee suggested for a band of income, in pence; where the income is not known, or the band has none, the one
    for groups whose income is not known; else nothing."""
    return fees.get(band, fees.get("", 0))
