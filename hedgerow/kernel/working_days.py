"""Working days in England and Wales: Mondays to Fridays that are no bank holiday.

Bank holidays follow the Banking and Financial Dealings Act 1971, schedule 1, with Good Friday and Christmas Day by
common law and New Year's Day and the early May day by proclamation; a day that falls on a weekend is kept on the next
working day. What was moved or added for one year alone, by proclamation, stands in `MOVED` and `ADDED`, up to 2027: look
at https://www.gov.uk/bank-holidays when a new one is proclaimed, and add it here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5
#: the usual day, and the day on which it was kept: VE Day in 2020, the jubilee in 2022
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
#: the jubilee, a state funeral, a coronation
ADDED = frozenset({date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)})


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def after(day: date, days: int) -> date:
    """The day so many working days later: five after a Monday in a plain week is the next Monday."""
    while days > 0:
        day += DAY
        days -= is_working_day(day)
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year."""
    easter = easter_sunday(year)
    usual = (
        _on_or_after_weekend(date(year, 1, 1)),
        easter - 2 * DAY,
        easter + DAY,
        _monday(date(year, 5, 1)),
        _monday(date(year, 5, 25)),
        _monday(date(year, 8, 25)),
        *_christmas(year),
    )
    return frozenset(MOVED.get(day, day) for day in usual) | {day for day in ADDED if day.year == year}


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian rule as in Meeus, Astronomical Algorithms (1991), chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * lunar) // 433
    month = (h + lunar - 7 * m + 90) // 25
    return date(year, month, (h + lunar - 7 * m + 33 * month + 19) % 32)


def _monday(day: date) -> date:
    """The first Monday on or after a day."""
    return day + (-day.weekday() % 7) * DAY


def _on_or_after_weekend(day: date) -> date:
    return _monday(day) if day.weekday() >= SATURDAY else day


def _christmas(year: int) -> tuple[date, date]:
    """Christmas and Boxing Day: where one falls on a weekend, the next working day that the other does not take."""
    first, second = date(year, 12, 25), date(year, 12, 26)
    one = _on_or_after_weekend(first)
    two = _on_or_after_weekend(second)
    if one == two:  # Saturday and Sunday
        two += DAY
    return (one, two) if first.weekday() != SATURDAY + 1 else (date(year, 12, 27), second)
