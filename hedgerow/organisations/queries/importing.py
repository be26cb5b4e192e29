"""What a table of groups would do: read only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.records import by_identifier, live
from hedgerow.organisations.rules.importing import read_cell
from hedgerow.organisations.types import TagScheme
from hedgerow.places import queries as places

LISTS = ("identifiers", "other_names", "themes", "beneficiaries", "benefits")


@dataclass
class Reading:
    """One row as facts, what is wrong with it, and our record of it, if there is one."""

    row: RawRow
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    here: Organisation | None = None
    news: dict[str, Any] = field(default_factory=dict)


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows as facts beside what is here, the same few queries for one as for thousands."""
    areas = {" ".join(plain_words(area.name)): area.code for area in places.areas().exclude(kind__in=("lsoa", "msoa"))}
    readings = [_read(row, areas) for row in rows]
    _meet(readings)
    _find_twice(readings)
    edited = locked(reading.here.ref for reading in readings if reading.here)
    for reading in readings:
        _compare(reading, edited)
    return readings


def _read(row: RawRow, areas: dict[str, str]) -> Reading:
    reading = Reading(row)
    for column in row.cells:
        try:
            reading.facts[column] = read_cell(column, row.text(column))
        except ValueError as error:
            reading.errors.append(Problem(str(error), column))
    if not reading.facts.get("name") and not any(problem.column == "name" for problem in reading.errors):
        reading.errors.append(Problem(_("Each group needs a name."), "name"))
    numbers = [*reading.facts.pop("identifiers", []), *reading.facts.pop("company", [])]
    if numbers:
        reading.facts["identifiers"] = numbers
    if "benefits" in reading.facts:
        reading.facts["benefits"] = _areas(reading, areas)
    return reading


def _areas(reading: Reading, areas: dict[str, str]) -> list[str]:
    """Codes of areas that were written by name or by code."""
    found = []
    for text in reading.facts["benefits"]:
        code = areas.get(" ".join(plain_words(text))) or (text if text in areas.values() else "")
        if code:
            found.append(code)
        else:
            reading.errors.append(Problem(_("“%(text)s” is not an area of this place.") % {"text": text}, "benefits"))
    return found


def _meet(readings: Iterable[Reading]) -> None:
    """Find our record of each row: by its number, else by its very name, where only one bears it."""
    held = list(readings)
    numbered = by_identifier({each for reading in held for each in reading.facts.get("identifiers", ())})
    wanted = {" ".join(reading.facts.get("name", "").split()) for reading in held}
    named: dict[str, list[Organisation]] = {}
    for row in live().filter(name__in=wanted):
        named.setdefault(row.name, []).append(row)
    for reading in held:
        by_number = [numbered[each] for each in reading.facts.get("identifiers", ()) if each in numbered]
        by_name = named.get(" ".join(reading.facts.get("name", "").split()), [])
        reading.here = by_number[0] if by_number else by_name[0] if len(by_name) == 1 else None
        if not by_number and len(by_name) > 1:
            reading.errors.append(Problem(_("Several groups here have this name; give a charity number."), "name"))
    _with_lists(held)


def _with_lists(readings: list[Reading]) -> None:
    pks = {reading.here.pk for reading in readings if reading.here}
    related = ("identifiers", "other_names", "tags", "benefits")
    full = {row.pk: row for row in Organisation.objects.filter(pk__in=pks).prefetch_related(*related)}
    for reading in readings:
        reading.here = full[reading.here.pk] if reading.here else None


def _find_twice(readings: Iterable[Reading]) -> None:
    """A group that stands in the file twice is an error the second time."""
    seen: dict[str, int] = {}
    for reading in readings:
        name = " ".join(plain_words(reading.facts.get("name", "")))
        keys = [*reading.facts.get("identifiers", ()), *([f"name {name}"] if name else [])]
        before = next((seen[key] for key in keys if key in seen), None)
        if before is not None:
            sentence = _("This is in row %(row)s too.") % {"row": before}
            reading.errors.append(Problem(sentence, "name"))
        for key in keys:
            seen.setdefault(key, reading.row.number)


def _compare(reading: Reading, edited: dict[str, frozenset[str]]) -> None:
    """What the row would set: never a field that a person edited, and never nothing where there is something."""
    facts = {
        name: value for name, value in reading.facts.items() if name != "published" and value not in (None, "", [])
    }
    if reading.here is None:
        reading.news = facts
        return
    mine, now = edited.get(str(reading.here.ref), frozenset()), facts_of(reading.here)
    for name, value in facts.items():
        after = list(dict.fromkeys([*now[name], *value])) if name in LISTS else value
        if (name in LISTS and set(after) == set(now[name])) or after == now[name]:
            continue
        if name in mine:
            reading.warnings.append(Problem(_("Somebody edited this by hand, so it stays as it is."), name))
        else:
            reading.news[name] = after


def facts_of(row: Organisation) -> dict[str, Any]:
    """What stands there now, by fact; its lists must have been read beforehand."""
    tags = [(tag.scheme, tag.code) for tag in row.tags.all()]
    columns = ("name", "description", "postcode", "address", "email", "phone", "website", "legal_form", "income_pence",
               "year_end", "staff", "trustees", "volunteers", "founded_on")  # fmt: skip
    return {
        **{name: getattr(row, name) for name in columns},
        "identifiers": [each.org_id for each in row.identifiers.all()],
        "other_names": [each.name for each in row.other_names.all()],
        "themes": [code for scheme, code in tags if scheme == TagScheme.THEME],
        "beneficiaries": [code for scheme, code in tags if scheme == TagScheme.BENEFICIARY],
        "benefits": [each.area for each in row.benefits.all()],
    }


def _checked(reading: Reading) -> CheckedRow:
    now = facts_of(reading.here) if reading.here else {}
    changes = tuple(Change(name, _words(now.get(name)), _words(value)) for name, value in reading.news.items() if now)
    outcome = Outcome.NEW if reading.here is None else Outcome.CHANGE if reading.news else Outcome.SAME
    title = reading.here.name if reading.here else reading.facts.get("name", "")
    return CheckedRow(outcome, title, tuple(reading.errors), tuple(reading.warnings), changes)


def _words(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
