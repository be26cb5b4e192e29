"""What a feed or a table of services would do: read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.organisations.queries.naming import meant
from hedgerow.places.queries import areas
from hedgerow.services.models import Service
from hedgerow.services.queries.cells import read_cells
from hedgerow.services.queries.records import parts_of, whole
from hedgerow.services.rules.hours import write_times
from hedgerow.services.rules.writing import parse_prices, write_places, write_prices
from hedgerow.services.types import TagKind
from hedgerow.spine.reading.encoding import decode
from hedgerow.standards import oruk

OWN = ("name", "description", "eligibility", "age_from", "age_to", "way", "way_words", "phone", "email", "web", "online",
       "outreach", "access_words")  # fmt: skip
PARTS = ("places", "times", "prices", "areas")
TAGS = {"needs": TagKind.NEED, "languages": TagKind.LANGUAGE}


@dataclass
class Reading:
    """One record as facts, what is wrong with it, its group (or the name of one to add), and our service of it."""

    row: RawRow
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    group: int | None = None
    here: Service | None = None
    news: dict[str, Any] = field(default_factory=dict)


def read_feed(data: bytes, _file: str) -> list[RawRow] | None:
    """The records of a feed of Open Referral UK, 1.0 or 3.0; None where it is not one, and may be a table."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return None
    found = oruk.document(decode(data))
    if found is None:
        return None
    return [RawRow(number, oruk.row(service)) for number, service in enumerate(found.services, start=1)]


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each record would do, in order."""
    return [checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Records as facts beside what is here, the same few queries for one as for thousands."""
    known = {name.casefold(): code for code, name in areas().values_list("code", "name")}
    readings = [_read(row, known) for row in rows]
    _find_groups(readings)
    _meet(readings)
    edited = locked(reading.here.ref for reading in readings if reading.here)
    for reading in readings:
        _compare(reading, edited.get(str(reading.here.ref), frozenset()) if reading.here else frozenset())
    return readings


def _read(row: RawRow, known: Mapping[str, str]) -> Reading:
    facts, errors, warnings = read_cells(row.cells)
    if fees := row.text("fees").strip():
        facts["prices"] = (*facts.get("prices", ()), *parse_prices(" ".join(fees.replace("|", "/").split())))
    if "areas" in facts:
        codes = [known.get(area.casefold(), area) for area in facts["areas"]]
        sound = [code for code in codes if len(code) == 9 and code.isalnum() and code[0] in "EWSNK"]
        for text in (code for code in codes if code not in sound):
            warnings.append(Problem(_("Left out: “%(text)s” is no area that we know.") % {"text": text[:60]}, "areas"))
        facts["areas"] = tuple(dict.fromkeys(sound))
    return Reading(row, facts, errors, warnings)


def _find_groups(readings: Sequence[Reading]) -> None:
    """The group of each by its exact name, other name or number. One of no name here will be added, not shown in the
    directory; one of several names alike is for a person to say."""
    wanted = {" ".join(reading.row.text("organisation").split()) for reading in readings} - {""}
    found = meant(wanted)
    for reading in readings:
        name = " ".join(reading.row.text("organisation").split())
        if not name:
            continue
        said = found[name]
        reading.group = said.group
        if said.group is None and said.several:
            reading.errors.append(Problem(_("There are several groups of this name here. Say which."), "organisation"))
        elif said.group is None:
            reading.warnings.append(Problem(_("This group is not here yet, and will be added."), "organisation"))


def _meet(readings: Sequence[Reading]) -> None:
    """Find our service of each: by its number in the feed, else by its name and group. Twice in a file is an error."""
    numbers = {reading.row.text("id") for reading in readings} - {""}
    groups = {reading.group for reading in readings if reading.group}
    by_number = {row.outside_id: row for row in _held("outside_id", numbers)}
    named = {(row.organisation_id, row.name.casefold()): row for row in _held("organisation_id", groups)}
    seen: dict[Any, int] = {}
    for reading in readings:
        number, name = reading.row.text("id"), reading.facts["name"].casefold()
        same = named.get((reading.group or 0, name))
        # One of another number in the feed is another service, whatever it is called.
        reading.here = by_number.get(number) or (same if same and not (number and same.outside_id) else None)
        for key in filter(None, (number, (reading.row.text("organisation").casefold(), name) if not number else "")):
            if key in seen:
                reading.errors.append(Problem(_("This is in record %(row)d too.") % {"row": seen[key]}, "id"))
            seen.setdefault(key, reading.row.number)
    _one_each(readings)


def _one_each(readings: Iterable[Reading]) -> None:
    """Of two records that would change one of our services, the first does."""
    taken: dict[int, int] = {}
    for reading in readings:
        if reading.here is None or reading.errors:
            continue
        if reading.here.pk in taken:
            said = _("It would change the same service as record %(row)d.") % {"row": taken[reading.here.pk]}
            reading.errors.append(Problem(said, "name"))
        taken.setdefault(reading.here.pk, reading.row.number)


def _held(column: str, wanted: Iterable[Any]) -> list[Service]:
    values = sorted(wanted)
    rows: list[Service] = []
    for start in range(0, len(values), 500):
        part = Service.objects.filter(**{f"{column}__in": values[start : start + 500]})
        rows += whole(part.select_related("organisation")).order_by("-pk")
    return rows


def facts_of(service: Service) -> dict[str, Any]:
    """What stands there now, by column."""
    said = parts_of(service)
    tags = said.tags or {}
    return {
        **{name: getattr(service, name) for name in OWN},
        **{name: getattr(said, name) for name in PARTS},
        **{name: tags[kind] for name, kind in TAGS.items()},
    }


def _compare(reading: Reading, edited: frozenset[str]) -> None:
    """What the record would set: never a field that a person edited, and never nothing where there is something."""
    facts = {name: value for name, value in reading.facts.items() if value not in (None, "", (), False)}
    if reading.here is None:
        reading.news = facts
        return
    now = facts_of(reading.here)
    for name, value in facts.items():
        if _same(name, value, now[name]):
            continue
        if str(TAGS.get(name, name)) in edited:
            reading.warnings.append(Problem(_("Somebody edited this by hand, so it stays as it is."), name))
        else:
            reading.news[name] = value


def _same(name: str, one: Any, other: Any) -> bool:
    return set(one) == set(other) if name in TAGS or name == "areas" else bool(one == other)


def checked(reading: Reading) -> CheckedRow:
    """What one record would do, as it is shown."""
    now = facts_of(reading.here) if reading.here else {}
    changes = tuple(
        Change(name, said_words(name, now[name]), said_words(name, value))
        for name, value in reading.news.items()
        if now
    )
    outcome = Outcome.NEW if reading.here is None else Outcome.CHANGE if reading.news else Outcome.SAME
    title = reading.facts["name"] or reading.row.text("organisation")
    return CheckedRow(outcome, title, tuple(reading.errors), tuple(reading.warnings), changes)


def said_words(name: str, value: Any) -> str:
    """A fact as text that can be shown, and kept to be put back."""
    writers: dict[str, Callable[[Any], str]] = {"places": write_places, "times": write_times, "prices": write_prices}
    if value is None:
        return ""
    if name in writers:
        return str(writers[name](value))
    return "; ".join(value) if isinstance(value, tuple) else str(value)
