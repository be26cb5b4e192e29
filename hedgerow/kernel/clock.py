"""The time of the place. Rules are given it; only actions, queries and views ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


def today() -> date:
    """The date in London."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day of a moment in London. Moments are kept in UTC, whose day begins an hour late in summer."""
    return moment.astimezone(LONDON).date()


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Make it the given moment inside the block: for tests, and for the demonstration, which tells two years in order."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: date
    end: date
    name: str = ""


def quarter(day: date) -> Period:
    """The calendar quarter that holds `day`, named like "2026 Q3"."""
    first = 3 * ((day.month - 1) // 3) + 1
    start = date(day.year, first, 1)
    after = date(day.year + (first == 10), (first + 2) % 12 + 1, 1)
    return Period(start, after - timedelta(days=1), f"{day.year} Q{(first + 2) // 3}")


def financial_year(day: date) -> Period:
    """The year from 1 April to 31 March that holds `day`, named like "2026–27"."""
    first = day.year if day.month >= 4 else day.year - 1
    return Period(date(first, 4, 1), date(first + 1, 3, 31), f"{first}–{(first + 1) % 100:02d}")
