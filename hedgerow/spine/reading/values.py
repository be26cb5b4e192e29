"""Dates, numbers and money out of published text. Each raises InputError with the cell's place; empty text is None."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from hedgerow.spine.errors import InputError

MISSING = frozenset({"", "na", "n/a", "null", "none", "#n/a"})
# The whole of England's charities hold less; a longer number is a phone number or a slipped column.
MOST_POUNDS = Decimal(10) ** 13
MOST_WHOLE = 10**15
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])?[-_]?([0-2]\d|3[01])?(?!\d)")


@dataclass(frozen=True)
class Place:
    """Where a value stood: file, row (1 is the first row of data's line in the file) and column."""

    file: str = ""
    row: int | None = None
    column: str = ""

    def at(self, column: str) -> Place:
        return replace(self, column=column)

    def error(self, message: str) -> InputError:
        return InputError(message, self.file, self.row, self.column)


NOWHERE = Place()


def is_missing(text: str | None) -> bool:
    """True for empty text and for what publishers write in its stead (`NA`, `null`, `#N/A`)."""
    return text is None or text.strip().casefold() in MISSING


def read_date(text: str | None, place: Place = NOWHERE) -> date | None:
    """`2024-03-31`, `2024-03-31T00:00:00` or, day first as in Britain, `31/03/2024`."""
    if text is None or is_missing(text):
        return None
    if match := YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = (int(part) for part in match.groups())
    elif match := DAY_FIRST.fullmatch(text.strip()):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise place.error(f"“{shown(text)}” is not a date; write it as 2024-03-31 or 31/03/2024")
    try:
        return date(year, month, day)
    except ValueError:
        raise place.error(f"“{shown(text)}” is not a day in the calendar") from None


def read_number(text: str | None, place: Place = NOWHERE) -> Decimal | None:
    """A decimal number; a pound sign, thousands commas and blanks are passed over."""
    if text is None or is_missing(text):
        return None
    try:
        number = Decimal(re.sub(r"[£,\s]", "", text))
    except InvalidOperation:
        raise place.error(f"“{shown(text)}” is not a number") from None
    if not number.is_finite() or abs(number) >= MOST_WHOLE:
        raise place.error(f"“{shown(text)}” is too large to be right")
    return number


def read_whole(text: str | None, place: Place = NOWHERE) -> int | None:
    """A whole number; `12.0` is 12, `12.5` is not one."""
    number = read_number(text, place)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise place.error(f"“{shown(text or '')}” is not a whole number")
    return int(number)


def read_pence(text: str | None, place: Place = NOWHERE) -> int | None:
    """Pounds as text to whole pence, half a penny away from nought."""
    number = read_number(text, place)
    if number is None:
        return None
    if abs(number) >= MOST_POUNDS:
        raise place.error(f"“{shown(text or '')}” is too large to be an amount of money")
    return int((number * 100).quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def shown(text: str) -> str:
    """At most 40 characters of a value, for a sentence."""
    text = text.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"


def date_in_name(name: str) -> date | None:
    """The last day named in a file name: `_2025-02` is 1 February 2025, `_20241231` that day, `2024` 1 January."""
    for year, month, day in reversed(IN_NAME.findall(name)):
        try:
            return date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            continue
    return None
