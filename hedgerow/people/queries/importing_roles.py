"""What a table of roles would do: read only. The people of it are here already; so are the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.organisations.queries.naming import Meant, meant
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries.contacts import live
from hedgerow.people.queries.importing import key_of
from hedgerow.people.rules import importing, tidy
from hedgerow.people.rules.likeness import same_name
from hedgerow.people.types import RoleKind

AT_ONCE = 500
LONGEST = 120
TEXTS = ("title", "team", "patch")
#: what a row changes of a role that somebody has already
CHANGED = ("title", "team", "patch", "since", "until")


@dataclass
class RoleReading:
    """One row as a role, what is wrong with it, and the role that it is here already, if it is."""

    row: RawRow
    name: str = ""
    email: str = ""
    group: str = ""
    contact: Contact | None = None
    organisation: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    here: Role | None = None
    news: dict[str, Any] = field(default_factory=dict)


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[RoleReading]:
    """Rows as roles beside those that are here."""
    readings = [_read(row) for row in rows]
    groups = meant(reading.group for reading in readings if reading.group)
    people = _people(readings)
    for reading in readings:
        _find_group(reading, groups)
        _find_person(reading, people)
    held = _held(readings)
    seen: dict[object, int] = {}
    for reading in readings:
        _compare(reading, held, seen)
    return readings


def _read(row: RawRow) -> RoleReading:
    reading = RoleReading(row, name=importing.name_in(row.cells), group=tidy(row.text("organisation")))
    reading.email = _cell(reading, "email", importing.email) or ""
    reading.facts = {name: tidy(row.text(name)) for name in TEXTS if row.text(name).strip()}
    for name in ("since", "until"):
        reading.facts |= {name: read} if (read := _cell(reading, name, importing.day)) else {}
    reading.facts["main"] = bool(_cell(reading, "main", importing.agreed))
    reading.facts["kind"] = _kind(reading, row.text("kind").strip())
    _judge(reading)
    return reading


def _kind(reading: RoleReading, text: str) -> str:
    """What they are there; "something else" where only what they are called is said."""
    if text and text not in RoleKind.values:
        sentence = _("“%(text)s” is none of our roles. Match it to one, or leave the cell empty.") % {"text": text}
        reading.errors.append(Problem(sentence, "kind"))
    return text if text in RoleKind.values else RoleKind.OTHER


def _cell(reading: RoleReading, column: str, read: Any) -> Any:
    try:
        return read(reading.row.text(column))
    except ValueError as error:
        reading.errors.append(Problem(str(error), column))
        return None


def _judge(reading: RoleReading) -> None:
    since, until = reading.facts.get("since"), reading.facts.get("until")
    if isinstance(since, date) and isinstance(until, date) and until < since:
        reading.errors.append(Problem(_("They cannot have left before they came."), "until"))
    for name in TEXTS:
        if len(reading.facts.get(name, "")) > LONGEST:
            reading.errors.append(Problem(_("This is too long: %(most)s letters at most.") % {"most": LONGEST}, name))


def _find_group(reading: RoleReading, groups: Mapping[str, Meant]) -> None:
    if not reading.group:
        reading.errors.append(Problem(_("Say in which group."), "organisation"))
        return
    found = groups[reading.group]
    reading.organisation = found.group
    if found.group is None:
        near = _(" or ").join(f"“{name}”" for name in found.near)
        several = _(
            "Several groups are called “%(name)s”: %(near)s. Give a charity number, or its number here like #12."
        )
        one = _("We know no group called exactly “%(name)s”. Is it %(near)s?")
        none = _("We know no group called “%(name)s”. Import the groups first.")
        words = several if found.several else one if near else none
        reading.errors.append(Problem(words % {"name": reading.group, "near": near}, "organisation"))


def _people(readings: Sequence[RoleReading]) -> dict[str, list[Contact]]:
    """Live contacts by e-mail address and by name."""
    found: dict[str, list[Contact]] = {}
    for column, wanted in (("email", {r.email for r in readings}), ("name", {r.name for r in readings})):
        asked = sorted(wanted - {""})
        for start in range(0, len(asked), AT_ONCE):
            for row in live().filter(**{f"{column}__in": asked[start : start + AT_ONCE]}).order_by("id"):
                found.setdefault(f"{column} {getattr(row, column)}", []).append(row)
    return found


def _find_person(reading: RoleReading, people: Mapping[str, list[Contact]]) -> None:
    if not reading.name:
        reading.errors.append(Problem(_("Say who it is."), "name"))
        return
    mailed = people.get(f"email {reading.email}", []) if reading.email else []
    found = [one for one in mailed if same_name(key_of(one.name), key_of(reading.name))]
    found = found or people.get(f"name {reading.name}", [])
    reading.contact = found[0] if len(found) == 1 else None
    if len(found) > 1:
        near = _(" or ").join(filter(None, (one.email or one.phone or one.postcode for one in found[:3])))
        words = _("%(count)s people here are called %(name)s (%(near)s). Give the e-mail address.")
        told = {"count": len(found), "name": reading.name, "near": near or _("nothing known tells them apart")}
        reading.errors.append(Problem(words % told, "email"))
    elif not found:
        words = _("We know nobody called %(name)s. Import the people first.")
        reading.errors.append(Problem(words % {"name": reading.name}, "name"))


def _held(readings: Sequence[RoleReading]) -> dict[tuple[int, int, str], Role]:
    """The roles that the people of the file have now, by who, where and what."""
    pks = sorted({reading.contact.pk for reading in readings if reading.contact})
    found: dict[tuple[int, int, str], Role] = {}
    for start in range(0, len(pks), AT_ONCE):
        for role in Role.objects.filter(contact__in=pks[start : start + AT_ONCE], until__isnull=True):
            found[role.contact_id, role.organisation_id, role.kind] = role
    return found


def _compare(reading: RoleReading, held: Mapping[tuple[int, int, str], Role], seen: dict[object, int]) -> None:
    if reading.contact is None or reading.organisation is None:
        return
    key = (reading.contact.pk, reading.organisation, reading.facts["kind"])
    before = seen.setdefault((*key, reading.facts.get("since"), reading.facts.get("until")), reading.row.number)
    if before != reading.row.number:
        reading.errors.append(Problem(_("This is in row %(row)s too.") % {"row": before}, "name"))
    reading.here = held.get(key)
    if reading.here is not None:
        facts = reading.facts
        reading.news = {n: facts[n] for n in CHANGED if facts.get(n) and facts[n] != getattr(reading.here, n)}


def _checked(reading: RoleReading) -> CheckedRow:
    here = reading.here
    title = ", ".join(filter(None, (reading.name, str(RoleKind(reading.facts["kind"]).label), reading.group)))
    changes = tuple(
        Change(_label(name), _words(getattr(here, name)), _words(value)) for name, value in reading.news.items()
    )
    outcome = Outcome.NEW if here is None else Outcome.CHANGE if changes else Outcome.SAME
    return CheckedRow(outcome, title, tuple(reading.errors), (), changes)


def _label(name: str) -> str:
    column: Any = Role._meta.get_field(name)
    return str(column.verbose_name)


def _words(value: Any) -> str:
    return "" if value is None else str(value)
