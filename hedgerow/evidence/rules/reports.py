"""A report as plain data and back, its hash, its quarters, and what differs between two of them."""

from __future__ import annotations

import hashlib
import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from hedgerow.evidence.rules.readings import DAY, before
from hedgerow.evidence.types.reports import Changed, Days, Figure, Report
from hedgerow.kernel.clock import Period, quarter
from hedgerow.spine.errors import InputError

CODE = re.compile(r"\s*(\d{4})[ -]?[Qq]([1-4])\s*")
Thing = TypeVar("Thing")


def quarter_of(code: str) -> Period:
    """The quarter that a code names: "2026Q3", also "2026 Q3" and "2026-q3". Raises InputError with a sentence."""
    told = CODE.fullmatch(code)
    if told is None or not 1990 <= int(told[1]) <= 2999:
        raise InputError(f"“{code}” is no quarter. Write it like 2026Q3.")
    return quarter(date(int(told[1]), 3 * int(told[2]) - 2, 1))


def code_of(period: Period) -> str:
    """The code of the quarter in which a period begins."""
    return quarter(period.start).name.replace(" ", "")


def three(whole: Period, today: date) -> tuple[Period, Period, Period]:
    """A quarter as far as it has come, the one before, and that of the year before, cut to as many days.

    Raises InputError for a quarter that has not begun.
    """
    if whole.start > today:
        raise InputError(f"{whole.name} has not begun.")
    earlier = before(whole, today)
    ago = quarter(date(whole.start.year - 1, whole.start.month, 1))
    until = ago.end if whole.end <= today else min(ago.end, ago.start + (today - whole.start))
    return (
        Period(whole.start, min(whole.end, today), whole.name),
        Period(earlier.start, earlier.end, quarter(earlier.start).name),
        Period(ago.start, until, ago.name),
    )


def days(period: Period) -> Days:
    """A period as a report holds it."""
    return Days(period.start, period.end, period.name)


def quarters_back(first: date, today: date, most: int = 40) -> list[Period]:
    """Quarters from the one of today back to the one of the first entry."""
    found = [quarter(today)]
    while found[-1].start > first and len(found) < most:
        found.append(quarter(found[-1].start - DAY))
    return found


def text(report: Report) -> str:
    """A report as JSON with sorted keys: what is frozen, hashed and given away."""
    return json.dumps(asdict(report), default=_plain, sort_keys=True, ensure_ascii=False, indent=1)


def digest(content: str) -> str:
    """The SHA-256 of a report's JSON."""
    return hashlib.sha256(content.encode()).hexdigest()


def read(content: str) -> Report:
    """A report from its JSON. Fields that it does not know of are passed over, those that are missing are empty."""
    return _made(Report, json.loads(content))


def figures(report: Report) -> Iterator[tuple[str, Figure]]:
    """Every figure of the report, with a key that is its own."""
    for section in report.sections:
        for one in section.figures:
            yield one.code, one
    for one in report.unmet:
        yield one.code, one
    for place, priority in enumerate(report.priorities):
        for one in priority.figures:
            yield f"{place}:{one.code}", one


def changed(then: Report, today: Report) -> tuple[Changed, ...]:
    """The figures that differ; one that there is no more, or was not yet, is not compared."""
    now = dict(figures(today))
    differing = [
        Changed(one.code, one.title, one.unit, one.now, now[key].now)
        for key, one in figures(then)
        if key in now and now[key].now != one.now
    ]
    theirs = {(one.code, one.every, one.since): one for one in today.targets}
    for target in then.targets:
        other = theirs.get((target.code, target.every, target.since))
        if other and other.quarter != target.quarter:
            differing.append(Changed(target.code, target.title, target.unit, target.quarter, other.quarter))
    return tuple(differing)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a report")


def _made(kind: type[Thing], told: Mapping[str, Any]) -> Thing:
    hints = get_type_hints(kind)
    return kind(**{one.name: _value(hints[one.name], told[one.name]) for one in fields(kind) if one.name in told})  # type: ignore[arg-type]


def _value(hint: Any, told: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [one for one in get_args(hint) if one is not type(None)]
        return None if told is None else _value(inner[0], told)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in told)
    if hint is date:
        return date.fromisoformat(told)
    if is_dataclass(hint):
        return _made(hint, told)  # type: ignore[arg-type]
    return hint(told) if isinstance(hint, type) and issubclass(hint, Enum) else told
