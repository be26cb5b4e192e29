"""Days and hours: as lines of text, as one row for each day, and whether it is open at a moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from hedgerow.services.types import Day, Times

DAYS = tuple(Day.values)
WHOLE = {name.casefold(): code for code, name in zip(DAYS, ("monday", "tuesday", "wednesday", "thursday", "friday",
                                                          "saturday", "sunday"), strict=True)}  # fmt: skip
LINE = re.compile(
    r"(?P<days>[-\w,]+)(?:\s+(?P<opens>\d{1,2}[:.]\d\d)(?:\s*-\s*(?P<closes>\d{1,2}[:.]\d\d))?)?\s*(?P<note>.*)"
)
DAY = re.compile(r"(?P<nth>[+-]?\d)?(?P<day>[A-Z]{2})")
LONGEST_NOTE = 160
Row = tuple[str, time | None, time | None, int | None, str]


def parse_times(text: str) -> tuple[Times, ...]:
    """Hours from lines such as "MO,WE 10:00-12:00", "2TH 14:00-16:00" (every second Thursday of the month), "Friday" or
    "SA 09:30". Raises ValueError, with a sentence, at the first line that says nothing that can be known."""
    return tuple(_line(line.strip()) for line in text.splitlines() if line.strip())


def _line(line: str) -> Times:
    found = LINE.fullmatch(line)
    if found is None:
        raise ValueError(_cannot(line))
    days = [_day(part, line) for part in found["days"].split(",") if part]
    which = {nth for _code, nth in days}
    if not days or len(which) > 1:
        raise ValueError(_cannot(line))
    codes = tuple(code for code in DAYS if code in {code for code, _nth in days})
    opens, closes = _time(found["opens"], line), _time(found["closes"], line)
    return Times(codes, opens, closes, which.pop(), found["note"][:LONGEST_NOTE].strip())


def _day(text: str, line: str) -> tuple[str, int | None]:
    whole = text.casefold().removesuffix("s")
    if whole in WHOLE:
        return WHOLE[whole], None
    found = DAY.fullmatch(text.upper())
    if found is None or found["day"] not in DAYS:
        raise ValueError(_cannot(line))
    nth = int(found["nth"]) if found["nth"] else None
    if nth is not None and nth not in (-1, 1, 2, 3, 4):
        raise ValueError(_cannot(line))
    return found["day"], nth


def _time(text: str | None, line: str) -> time | None:
    if not text:
        return None
    hour, minute = (int(part) for part in re.split("[:.]", text))
    if hour > 23 or minute > 59:
        raise ValueError(_cannot(line))
    return time(hour, minute)


def _cannot(line: str) -> str:
    return f"“{line[:60]}” is no day and time that we can read. Write it like MO,WE 10:00-12:00."


def write_times(times: Iterable[Times]) -> str:
    """Hours as the lines that `parse_times` reads."""
    return "\n".join(_written(one) for one in times)


def _written(one: Times) -> str:
    days = ",".join(f"{one.nth or ''}{code}" for code in one.days)
    hours = "-".join(f"{moment:%H:%M}" for moment in (one.opens, one.closes) if moment)
    return " ".join(filter(None, (days, hours, one.note)))


def rows_of(times: Iterable[Times]) -> list[Row]:
    """One row for each day, each once: day, from, until, which of the month, note."""
    rows = [(day, one.opens, one.closes, one.nth, one.note) for one in times for day in one.days]
    return list(dict.fromkeys(rows))


def grouped(rows: Iterable[Row]) -> tuple[Times, ...]:
    """The days that have the same hours together, in the order in which they were said."""
    held: dict[tuple[time | None, time | None, int | None, str], list[str]] = {}
    for day, opens, closes, nth, note in rows:
        held.setdefault((opens, closes, nth, note), []).append(day)
    return tuple(
        Times(tuple(day for day in DAYS if day in days), opens, closes, nth, note)
        for (opens, closes, nth, note), days in held.items()
    )


def nth_of(day: date) -> tuple[int, ...]:
    """Which of the month a day is: (2,) for a second Tuesday, (4, -1) for a fourth that is the last."""
    nth = (day.day - 1) // 7 + 1
    last = (day + timedelta(days=7)).month != day.month
    return tuple(dict.fromkeys((*([nth] if nth <= 4 else []), *([-1] if last else []))))


def is_open(times: Sequence[Times], on: date, at: time | None = None) -> bool:
    """Whether something is open on a day, or at a time of it. Without an hour said, it may be open all that day."""
    today, before = DAYS[on.weekday()], on - timedelta(days=1)
    for one in times:
        if today in one.days and _fits(one, on) and (at is None or _covers(one, at)):
            return True
        if at is not None and _past_midnight(one) and DAYS[before.weekday()] in one.days and _fits(one, before):
            assert one.closes is not None
            if at < one.closes:
                return True
    return False


def _fits(one: Times, on: date) -> bool:
    return one.nth is None or one.nth in nth_of(on)


def _past_midnight(one: Times) -> bool:
    return one.opens is not None and one.closes is not None and one.closes < one.opens


def _covers(one: Times, at: time) -> bool:
    if one.opens is None:
        return True
    if one.closes is None:
        return at >= one.opens
    return at >= one.opens if _past_midnight(one) else one.opens <= at < one.closes
