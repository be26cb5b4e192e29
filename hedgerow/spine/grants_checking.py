"""What a 360Giving file says, and what is wrong with it, by row and field, in words.

A *fault* is what the official schema refuses: a grant without one is valid. A *remark* is what the schema lets pass and
readers stumble over: an area code that is none, two rows with one identifier, a row that no reader can count.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hedgerow.spine import threesixty, threesixty_schema
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.found import Found
from hedgerow.spine.sources.threesixty_giving import Reading, raw_in
from hedgerow.spine.threesixty import Fault
from hedgerow.standards.threesixty import ALIASES, BY_TITLE, plain_title
from hedgerow.standards.threesixty_schema import GRANT, THINGS

LEFT_OUT = "no reader can count it: it has no sound identifier, currency or amount"
KNOWN = frozenset(part.name for part in THINGS[GRANT])
#: bytes that begin each kind of file, whatever its name says
ZIP, OBJECT = b"PK\x03\x04", (b"{", b"[")


@dataclass(frozen=True)
class Finding:
    """What is wrong in one row: its grant, the field as published, the value (short), and a sentence."""

    row: int
    grant: str
    field: str
    value: str
    message: str


@dataclass(frozen=True)
class Kind:
    """The same thing wrong in many rows."""

    field: str
    message: str
    rows: tuple[int, ...]
    values: tuple[str, ...]


@dataclass
class Report:
    """A file: how many grants it holds, how many are valid, how many can be counted, and what is wrong."""

    file: str
    grants: int = 0
    valid: int = 0
    sound: int = 0
    pence: int = 0
    faults: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    funders: dict[str, int] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    unread: list[str] = field(default_factory=list)


def check_file(found: Found) -> Report:
    """One file. Raises InputError, one sentence, where nothing in it can be read."""
    made, reading, kind = Report(found.label), Reading(found), kind_of(found)
    seen: dict[str, int] = {}
    try:
        for row, raw in raw_in(found, reading, kind):
            if not made.grants and kind != ".json":
                check_titles(raw, found)
            made.unread += [name for name in unread(raw, kind) if name not in made.unread]
            look_at(made, row, raw, kind, seen)
    except csv.Error as error:
        raise InputError(f"the table cannot be read ({error})", file=found.label) from error
    for one in reading.faults:
        made.grants += 1
        made.faults.append(Finding(one["row"], "", "", "", one["message"]))
    if not made.grants:
        raise InputError("the file holds no grants", file=found.label)
    made.faults.sort(key=lambda one: one.row)
    return made


def kind_of(found: Found) -> str:
    """Whether it is JSON, a workbook or a table: by what it begins with, as names are often wrong."""
    beginning = found.beginning().lstrip(b"\xef\xbb\xbf \t\r\n")
    if not beginning:
        raise InputError("the file is empty", file=found.label)
    if beginning.startswith(ZIP):
        return ".xlsx"
    if beginning.startswith(OBJECT):
        return ".json"
    if b"\0" in beginning and not found.beginning().startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the file is neither JSON, nor a workbook, nor a table of text", file=found.label)
    return ".csv"


def check_titles(cells: Mapping[str, Any], found: Found) -> None:
    """Raises InputError for a table none of whose titles is the standard's."""
    if not any(plain_title(title) in BY_TITLE or plain_title(title) in ALIASES for title in cells):
        raise InputError(
            "the first line names no field of the 360Giving Data Standard (such as Identifier or Amount Awarded)",
            file=found.label,
        )


def unread(raw: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Fields that the standard does not have: extensions, and names that were spelt otherwise."""
    for name in raw:
        if name not in KNOWN if kind == ".json" else not threesixty_schema.path_of(name):
            yield name


def look_at(made: Report, row: int, raw: Mapping[str, Any], kind: str, seen: dict[str, int]) -> None:
    """Add one grant to the report."""
    table = kind != ".json"
    whole = threesixty_schema.from_cells(raw, sheet=kind == ".xlsx") if table else raw
    published = threesixty.from_titles(raw) if table else threesixty.from_json(raw)
    checked = threesixty.check(published)
    person = published.to_individual or threesixty.is_person(published.values.get("recipient_name"))
    name = "" if person else str(published.values.get("grant_id") or "")[:60]
    refused = threesixty_schema.faults_of(whole)
    made.grants += 1
    made.valid += not refused
    made.faults += [finding(row, name, one, hide=person) for one in refused]
    made.remarks += [finding(row, name, one, hide=person) for one in remarks(checked, refused, whole)]
    if checked.grant is None:
        made.remarks.append(Finding(row, name, "", "", LEFT_OUT))
    elif (first := seen.setdefault(checked.grant["grant_id"], row)) != row:
        made.remarks.append(Finding(row, name, "id", "", f"row {first} has the same identifier; this row is left out"))
    else:
        count(made, checked.grant)


def count(made: Report, grant: Mapping[str, Any]) -> None:
    """Add what a sound grant says to what the file says."""
    made.sound += 1
    made.pence += (grant["amount"] or 0) if grant["currency"] == "GBP" else 0
    funder = grant["funder_name"] or grant["funder_id"] or ""
    made.funders[funder] = made.funders.get(funder, 0) + 1
    if day := grant["award_date"]:
        made.first = min(made.first or day.isoformat(), day.isoformat())
        made.last = max(made.last, day.isoformat())


def remarks(checked: threesixty.Checked, refused: Iterable[Fault], whole: Mapping[str, Any]) -> Iterator[Fault]:
    """What our own reading found besides; where the schema refused the field or all that it stands in, that says it."""
    told = {one.column.split("/")[0] if "/" not in one.column else one.column for one in refused}
    for one in checked.faults:
        path = path_in(one.column)
        if path not in told and path.split("/")[0] not in told and not path.startswith("-"):
            yield one


def path_in(column: str) -> str:
    """A column as published, as a path of the schema; "-" before one that the schema does not have."""
    if "/" in column or column in KNOWN:
        return column
    return "/".join(part.name for part in threesixty_schema.path_of(column)) or f"-{column}"


def finding(row: int, grant: str, fault: Fault, *, hide: bool) -> Finding:
    return Finding(row, grant, fault.column, "" if hide else fault.value, fault.message)


def kinds(findings: Iterable[Finding]) -> list[Kind]:
    """What is wrong, the commonest first; each with its rows and up to three of its values."""
    rows: dict[tuple[str, str], list[int]] = {}
    values: dict[tuple[str, str], list[str]] = {}
    for one in findings:
        key = (one.field, one.message)
        rows.setdefault(key, []).append(one.row)
        shown = values.setdefault(key, [])
        if one.value and one.value not in shown and len(shown) < 3:
            shown.append(one.value)
    found = [Kind(name, message, tuple(rows[name, message]), tuple(values[name, message])) for name, message in rows]
    return sorted(found, key=lambda one: (-len(one.rows), one.field))
