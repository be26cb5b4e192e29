"""One published grant at a time: what is sound in it, and every fault. Pure; knows no files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from hedgerow.spine import bodies
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.values import is_missing, read_date, read_pence, read_whole, shown
from hedgerow.standards.threesixty import (
    ALIASES,
    BY_TITLE,
    FIELDS,
    GSS_CODE,
    INDIVIDUAL_PATHS,
    INDIVIDUAL_TITLES,
    Field,
    Kind,
    plain_title,
)

YES_NO = {"yes": "Yes", "no": "No", "y": "Yes", "n": "No", "true": "Yes", "false": "No"}
FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
# Without one of these a row says nothing that can be counted.
NEEDED = ("grant_id", "currency", "amount")
NAMING = ("title", "description", "beneficiary_name")


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the column as published, its value as published (short), and a sentence."""

    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Published:
    """A grant as it stood: values by our names, the columns they stood in, and whether a person received it."""

    values: Mapping[str, Any]
    columns: Mapping[str, str]
    to_individual: bool = False


@dataclass(frozen=True)
class Checked:
    """The grant if it is sound enough to count (else None), and its faults."""

    grant: dict[str, Any] | None
    faults: tuple[Fault, ...]


def from_json(grant: Mapping[str, Any]) -> Published:
    """A grant of a JSON package: the first of each list."""
    values = {field.name: at_path(grant, field.path) for field in FIELDS}
    columns = {field.name: field.path for field in FIELDS}
    for key, value in grant.items():
        if name := ALIASES.get(key.casefold()):
            values[name], columns[name] = value, key
    return Published(values, columns, any(grant.get(path) for path in INDIVIDUAL_PATHS))


def from_titles(cells: Mapping[str, str]) -> Published:
    """A row of a table, under titles."""
    values: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for title, value in cells.items():
        plain = plain_title(title)
        name = BY_TITLE[plain].name if plain in BY_TITLE else ALIASES.get(plain)
        if name and not values.get(name):
            values[name], columns[name] = value, title
    person = any(value for title, value in cells.items() if plain_title(title).startswith(INDIVIDUAL_TITLES))
    return Published(values, columns, person)


def at_path(grant: Mapping[str, Any], path: str) -> Any:
    """The value at `recipientOrganization/id`, taking the first item of each list on the way."""
    value: Any = grant
    for step in steps(path):
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(step) if isinstance(value, dict) else None
    return "; ".join(str(one) for one in value) if isinstance(value, list) else value


@lru_cache(256)
def steps(path: str) -> tuple[str, ...]:
    """The names that a path leads through."""
    return tuple(path.split("/"))


def check(published: Published) -> Checked:
    """Reads every field. A fault leaves the field empty, or read as it was plainly meant; without id, currency and
    amount the grant is left out."""
    grant: dict[str, Any] = {}
    faults: list[Fault] = []
    person = published.to_individual or is_person(published.values.get("recipient_name"))
    for field in FIELDS:
        if published.values.get(field.name) is None and not field.required:
            grant[field.name] = None
            continue
        grant[field.name], found = read_field(field, published, person)
        faults.extend(found)
    if person:
        grant, faults = without_person(grant), [Fault(fault.column, "", fault.message) for fault in faults]
    grant["to_individual"] = person
    sound = all(grant[name] is not None for name in NEEDED)
    return Checked(grant if sound else None, tuple(faults))


def is_person(name: Any) -> bool:
    """True where a recipient "organisation" is plainly one person (`Mrs A Example`)."""
    return bool(name) and bool(bodies.TITLES.match(str(name).strip())) and not bodies.is_body(str(name))


def without_person(grant: Mapping[str, Any]) -> dict[str, Any]:
    """What may be kept of a grant to a person: amount, area and purpose, and whose grant it was."""
    kept = {name: None if name.startswith("recipient_") or name in NAMING else value for name, value in grant.items()}
    if kept["grant_id"]:
        kept["grant_id"] = "individual-" + hashlib.sha256(kept["grant_id"].encode()).hexdigest()[:24]
    return kept


def read_field(field: Field, published: Published, person: bool) -> tuple[Any, list[Fault]]:
    """The value as we keep it (None where it is missing or cannot be read), and its faults."""
    value = published.values.get(field.name)
    column = published.columns.get(field.name, field.title)
    if value is None or is_missing(str(value)):
        absent = field.required and not (person and field.name.startswith("recipient_"))
        return None, [Fault(column, "", "the standard requires this field, and it is empty")] if absent else []
    try:
        kept, messages = READERS[field.kind](value)
    except InputError as error:
        kept, messages = None, [error.message]
    return kept, [Fault(column, shown(str(value)), message) for message in messages]


def read_text(value: Any) -> tuple[str, list[str]]:
    return " ".join(str(value).split()), []


def read_amount(value: Any) -> tuple[int | None, list[str]]:
    pence = read_pence(str(value))
    written = isinstance(value, str) and bool(re.search(r"[£,\s]", value.strip()))
    return pence, ["an amount is written without pound signs, commas and blanks"] if written else []


def read_months(value: Any) -> tuple[int | None, list[str]]:
    try:
        return read_whole(str(value)), []
    except InputError:
        return None, ["a duration is a whole number of months"]


def read_day(value: Any) -> tuple[date | None, list[str]]:
    day = read_date(str(value))
    iso = FULL_DATE.fullmatch(str(value).strip())
    return day, [] if iso else ["the standard writes dates as 2024-03-31"]


def read_currency(value: Any) -> tuple[str | None, list[str]]:
    code = str(value).strip()
    if re.fullmatch(r"[A-Z]{3}", code):
        return code, []
    if re.fullmatch(r"[A-Za-z]{3}", code):
        return code.upper(), ["a currency is written as three capitals (GBP)"]
    return None, ["this is no currency: the row's cells may stand in the wrong columns"]


def read_yes_no(value: Any) -> tuple[str | None, list[str]]:
    text = str(value).strip()
    if text in {"Yes", "No"}:
        return text, []
    return YES_NO.get(text.casefold()), ["the standard writes Yes or No"]


def read_grant_id(value: Any) -> tuple[str, list[str]]:
    text, _ = read_text(value)
    return text, [] if text.startswith("360G-") else [
        "a grant's identifier begins with 360G- and the publisher's prefix"
    ]


def read_org_id(value: Any) -> tuple[str, list[str]]:
    text, _ = read_text(value)
    known = re.fullmatch(r"[A-Za-z0-9]+-[A-Za-z0-9]+-.+|360G-.+", text)
    return text, [] if known else ["this is no organisation identifier (such as GB-CHC-1000003)"]


def read_area(value: Any) -> tuple[str, list[str]]:
    text, _ = read_text(value)
    return text, [] if GSS_CODE.fullmatch(text) else [
        "this is no code of the Office for National Statistics (such as E08000009)"
    ]


READERS: dict[Kind, Any] = {
    Kind.TEXT: read_text,
    Kind.AMOUNT: read_amount,
    Kind.WHOLE: read_months,
    Kind.DAY: read_day,
    Kind.CURRENCY: read_currency,
    Kind.YES_NO: read_yes_no,
    Kind.GRANT_ID: read_grant_id,
    Kind.ORG_ID: read_org_id,
    Kind.AREA: read_area,
}
