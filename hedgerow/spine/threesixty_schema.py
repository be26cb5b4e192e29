"""One published grant held against the whole of the 360Giving schema: every fault, by field, in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from hedgerow.spine.reading.values import shown
from hedgerow.spine.threesixty import Fault
from hedgerow.standards.threesixty import plain_title
from hedgerow.standards.threesixty_schema import (
    COUNTRIES,
    CURRENCIES,
    GRANT,
    RECIPIENTS,
    REQUIRED,
    THINGS,
    Part,
    Shape,
)

DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])")
MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[012]))?")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")
EMPTY = "the standard requires this field, and it is empty"
NUMBERS = (Shape.AMOUNT, Shape.POSITIVE)


def faults_of(grant: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What the official schema refuses in a grant; nothing for a valid one. Fields that it does not know are passed by."""
    return (*recipient_faults(grant), *thing_faults(grant, GRANT, ""))


def recipient_faults(grant: Mapping[str, Any]) -> Iterator[Fault]:
    """A grant went to an organisation or to a person, and to one of them alone."""
    named = [name for name in RECIPIENTS if name in grant]
    if not named:
        yield Fault(RECIPIENTS[0], "", EMPTY)
    elif len(named) > 1 and not missing(grant, GRANT):
        yield Fault(RECIPIENTS[1], "", "a grant goes to an organisation or to a person, not to both")


def missing(thing: Mapping[str, Any], kind: str) -> list[str]:
    return [name for name in REQUIRED.get(kind, ()) if name not in thing]


def thing_faults(thing: Mapping[str, Any], kind: str, path: str) -> Iterator[Fault]:
    for name in missing(thing, kind):
        yield Fault(path + name, "", EMPTY)
    for part in THINGS[kind]:
        if part.name in thing:
            yield from part_faults(thing[part.name], part, path + part.name)


def part_faults(value: Any, part: Part, path: str) -> Iterator[Fault]:
    if value is None and part.nothing:
        return
    if part.shape is Shape.THING:
        yield from one_of(value, part, path)
    elif part.shape in (Shape.LIST, Shape.TEXTS):
        yield from list_faults(value, part, path)
    elif (message := SHAPES[part.shape](value)) is not None:
        yield Fault(path, shown(str("" if value is None else value)), message if value is not None else EMPTY)


def one_of(value: Any, part: Part, path: str) -> Iterator[Fault]:
    if isinstance(value, Mapping):
        yield from thing_faults(value, part.of, f"{path}/")
    else:
        yield Fault(path, shown(str(value)), "this is an object with fields of its own")


def list_faults(value: Any, part: Part, path: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(path, shown(str(value)), "this is a list")
        return
    if len(value) < part.least:
        yield Fault(path, "", EMPTY)
    for number, each in enumerate(value, start=1):
        here = f"{path}/{number}" if len(value) > 1 else path
        if part.shape is Shape.LIST:
            yield from one_of(each, part, here)
        elif not isinstance(each, str):
            yield Fault(here, shown(str(each)), "this is text")


def text(value: Any) -> str | None:
    return None if isinstance(value, str) else "this is text, in quotation marks"


def number(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return None
    return "this is a number: without quotation marks, pound signs, commas and blanks"


def positive(value: Any) -> str | None:
    return number(value) or ("this is a number of nought or more" if value < 0 else None)


def day(value: Any) -> str | None:
    right = isinstance(value, str) and (DAY.fullmatch(value) is not None or is_moment(value))
    return None if right else "the standard writes dates as 2024-03-31"


def loose_day(value: Any) -> str | None:
    right = isinstance(value, str) and MONTH.fullmatch(value) is not None
    return None if right else day(value)


def moment(value: Any) -> str | None:
    right = isinstance(value, str) and is_moment(value)
    return None if right else "the standard writes this as 2024-03-31T12:00:00Z, with the time and its zone"


def is_moment(value: str) -> bool:
    if not MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(re.sub(r"\.[0-9]+", "", value).replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


def one(known: frozenset[str], message: str) -> Callable[[Any], str | None]:
    return lambda value: None if isinstance(value, str) and value in known else message


SHAPES: dict[Shape, Callable[[Any], str | None]] = {
    Shape.TEXT: text,
    Shape.ADDRESS: text,
    Shape.AMOUNT: number,
    Shape.POSITIVE: positive,
    Shape.DAY: day,
    Shape.LOOSE_DAY: loose_day,
    Shape.MOMENT: moment,
    Shape.CURRENCY: one(CURRENCIES, "a currency is written as three capitals of the list (GBP)"),
    Shape.COUNTRY: one(COUNTRIES, "a country is written as two capitals of the list (GB)"),
    Shape.YES_NO: one(frozenset({"Yes", "No"}), "the standard writes Yes or No"),
}


def from_cells(cells: Mapping[str, str], *, sheet: bool = False) -> dict[str, Any]:
    """A row of a table as the grant of a JSON package; empty cells are left out, titles that nobody knows passed by.

    In a workbook (`sheet`) a cell that holds a day is a moment where the standard wants one.
    """
    grant: dict[str, Any] = {}
    for title, cell in cells.items():
        path = path_of(title)
        if path and cell.strip():
            place(grant, path, cell.strip(), sheet)
    return grant


@lru_cache(1024)
def path_of(title: str) -> tuple[Part, ...]:
    """The fields that a title leads through: `Recipient Org:Identifier`. Empty where the schema knows no such field."""
    kind, found = GRANT, []
    for step in plain_title(title).split(":"):
        part = next((one for one in THINGS.get(kind, ()) if step in (one.title.casefold(), one.name.casefold())), None)
        if part is None:
            return ()
        found.append(part)
        kind = part.of
    return () if kind else tuple(found)


def place(grant: dict[str, Any], path: tuple[Part, ...], cell: str, sheet: bool) -> None:
    here = grant
    for part in path[:-1]:
        several = part.shape is Shape.LIST
        held = here.setdefault(part.name, [{}] if several else {})
        here = held[0] if several else held
    here[path[-1].name] = typed(cell, path[-1].shape, sheet)


def typed(cell: str, shape: Shape, sheet: bool) -> Any:
    """What a cell holds as JSON has it; a number that is none stays text, and is a fault."""
    if shape in NUMBERS and re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", cell):
        return float(cell)
    if shape is Shape.TEXTS:
        return [each.strip() for each in cell.split(";") if each.strip()]
    if sheet and shape is Shape.MOMENT:
        return f"{cell}T00:00:00Z" if DAY.fullmatch(cell) else f"{cell}Z" if MOMENT.fullmatch(f"{cell}Z") else cell
    return cell
