"""Months as pages: which one an address asks for, and its weeks."""

from __future__ import annotations

import calendar
import re
from datetime import date

FIRST, LAST = 2000, 2199


def month_from(text: str) -> date | None:
    """The first day of "2026-03"; None for anything else, or beyond the years that anybody plans.

    >>> month_from("2026-03"), month_from("2026-13"), month_from("soon")
    (datetime.date(2026, 3, 1), None, None)
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
    if not match or not FIRST <= int(match[1]) <= LAST or not 1 <= int(match[2]) <= 12:
        return None
    return date(int(match[1]), int(match[2]), 1)


def add_months(first: date, months: int) -> date:
    """The first day of a month so many months on.

    >>> add_months(date(2026, 11, 1), 2), add_months(date(2026, 1, 1), -1)
    (datetime.date(2027, 1, 1), datetime.date(2025, 12, 1))
    """
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def weeks(first: date) -> list[list[date]]:
    """The weeks of a month, from Monday, with the days of its neighbours that fill them."""
    return calendar.Calendar().monthdatescalendar(first.year, first.month)
