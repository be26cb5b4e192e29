"""What counts, where, and how often: the rules that a reading follows, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hedgerow.evidence.types import Hands, Span
from hedgerow.kernel.clock import Period, financial_year, quarter

DAY = timedelta(days=1)
FEWEST_COLLEAGUES, FEWEST_PIECES = 2, 3  # whose time is told as one sum


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


def withheld(hands: Hands, viewer: int) -> set[str | None]:
    """The cells (None: the total) whose time would tell a worker how long one colleague took.

    A sum is told where it holds no time of colleagues (what came from no user is nobody's), or that of two colleagues
    or more in three pieces of work or more. What is kept back cannot be found by taking the rest from the total: with
    it go as many of the smallest others as make a sum that could be told, or the total itself.
    """
    others = {cell: _of_others(by, viewer) for cell, by in hands.items()}
    secret = {cell for cell, by in others.items() if not may_be_told(by)}
    if not secret or None in secret:
        return secret
    spare = sorted(
        (cell for cell in others.keys() - secret if cell and others[cell]), key=lambda cell: _pieces(others, cell)
    )
    while not may_be_told(_together(others[cell] for cell in secret)):
        secret.add(spare.pop(0) if spare else None)
        if None in secret:
            break
    return secret


def _of_others(by: Mapping[int | None, int], viewer: int) -> dict[int, int]:
    return {user: pieces for user, pieces in by.items() if user is not None and user != viewer}


def may_be_told(others: Mapping[int, int]) -> bool:
    """Whether a sum of others' time may be told, by how many pieces of work each of them recorded."""
    return not others or (len(others) >= FEWEST_COLLEAGUES and sum(others.values()) >= FEWEST_PIECES)


def _together(several: Iterable[Mapping[int, int]]) -> Counter[int]:
    total: Counter[int] = Counter()
    for by in several:
        total.update(by)
    return total


def _pieces(others: Mapping[str | None, Mapping[int, int]], cell: str | None) -> tuple[int, str]:
    return sum(others[cell].values()), cell or ""
