"""What a table of people would do: read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.people.models import Consent, Contact
from hedgerow.people.queries.contacts import live
from hedgerow.people.rules import digits_of, importing, tidy
from hedgerow.people.rules.likeness import same_name, words_of_name
from hedgerow.people.types import Channel, Purpose

AT_ONCE = 500
FACTS = ("name", "pronouns", "email", "phone", "address", "postcode", "reach_by", "language", "about")


def _column(name: str) -> Any:
    """A column of contacts."""
    return Contact._meta.get_field(name)


READERS: Mapping[str, Callable[[str], Any]] = {
    "email": importing.email,
    "phone": importing.phone,
    "mobile": importing.phone,
    "postcode": importing.postcode,
    "newsletter": importing.agreed,
    "about": str.strip,
    "address": str.strip,
}
MOST: dict[str, int] = {name: _column(name).max_length for name in FACTS}


@dataclass
class Reading:
    """One row as facts, what is wrong with it, and our record of that person, if there is one. `news` is what it sets."""

    row: RawRow
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    here: Contact | None = None
    news: dict[str, Any] = field(default_factory=dict)
    newsletter: bool | None = None


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows as facts beside who is here, the same few queries for one as for five hundred."""
    readings = [_read(row) for row in rows]
    _meet(readings)
    _find_twice(readings)
    edited = locked(reading.here.ref for reading in readings if reading.here)
    answered = _answered([reading.here.pk for reading in readings if reading.here])
    for reading in readings:
        _compare(reading, edited)
        _keep_answer(reading, answered)
    return readings


def _read(row: RawRow) -> Reading:
    reading = Reading(row)
    read = {column: _cell(reading, column) for column in row.cells if column not in ("first_name", "last_name", "name")}
    reading.newsletter = read.pop("newsletter", None)
    mobile = read.pop("mobile", "")
    reading.facts = {"name": importing.name_in(row.cells), **read}
    if mobile and not reading.facts.get("phone"):
        reading.facts["phone"] = mobile
    if not reading.facts["name"]:
        reading.errors.append(Problem(_("Say what they are called."), "name"))
    if reading.facts.get("reach_by", "") not in ("", *Channel.values):
        reading.errors.append(Problem(_("Write by e-mail, by telephone or by post."), "reach_by"))
    for name, value in reading.facts.items():
        if isinstance(value, str) and len(value) > MOST.get(name, 0):
            reading.errors.append(
                Problem(_("This is too long: %(most)s letters at most.") % {"most": MOST[name]}, name)
            )
    return reading


def _cell(reading: Reading, column: str) -> Any:
    text = reading.row.text(column)
    try:
        return READERS.get(column, tidy)(text)
    except ValueError as error:
        reading.errors.append(Problem(str(error), column))
        return None if column == "newsletter" else ""


def key_of(name: str) -> tuple[str, ...]:
    """A name as it is compared."""
    return words_of_name(plain_words(name))


def _meet(readings: Sequence[Reading]) -> None:
    """Find the record of each: the same e-mail address with a like name; else the very name with the same telephone or
    postcode."""
    by_email = _by("email", {reading.facts.get("email", "") for reading in readings})
    by_name = _by("name", {reading.facts["name"] for reading in readings})
    for reading in readings:
        facts = reading.facts
        mailed = [one for one in by_email.get(facts.get("email", ""), ()) if _named_alike(one, facts)]
        named = [one for one in by_name.get(facts["name"], ()) if _shares(one, facts)]
        found = mailed or named
        if len(found) > 1:
            sentence = _("Several people here have this name and these details. Merge them first.")
            reading.errors.append(Problem(sentence, "name"))
        reading.here = found[0] if len(found) == 1 else None
        if not found and by_name.get(facts["name"]):
            reading.warnings.append(Problem(_("Somebody here has this name; they may be one person."), "name"))


def _by(column: str, wanted: set[str]) -> dict[str, list[Contact]]:
    """Live contacts by an e-mail address or a name."""
    asked = sorted(wanted - {""})
    found: dict[str, list[Contact]] = {}
    for start in range(0, len(asked), AT_ONCE):
        for row in live().filter(**{f"{column}__in": asked[start : start + AT_ONCE]}).order_by("id"):
            found.setdefault(getattr(row, column), []).append(row)
    return found


def _named_alike(one: Contact, facts: Mapping[str, Any]) -> bool:
    return bool(same_name(key_of(one.name), key_of(facts["name"])))


def _shares(one: Contact, facts: Mapping[str, Any]) -> bool:
    phone = digits_of(facts.get("phone", ""))
    same_phone = bool(phone) and digits_of(one.phone) == phone
    return same_phone or (bool(facts.get("postcode")) and one.postcode == facts["postcode"])


def _find_twice(readings: Iterable[Reading]) -> None:
    """Somebody who stands in the file twice is an error the second time."""
    seen: dict[object, int] = {}
    for reading in readings:
        facts = reading.facts
        details = tuple(facts.get(name, "") for name in ("email", "phone", "postcode", "address"))
        key = reading.here.pk if reading.here else (key_of(facts["name"]), details)
        before = seen.setdefault(key, reading.row.number)
        if before != reading.row.number and facts["name"]:
            reading.errors.append(Problem(_("This is in row %(row)s too.") % {"row": before}, "name"))


def _compare(reading: Reading, edited: Mapping[str, frozenset[str]]) -> None:
    """What the row would set: never a field that a person edited, and never nothing where there is something."""
    given = {name: value for name, value in reading.facts.items() if name in FACTS and value}
    if reading.here is None:
        reading.news = given
        return
    mine = edited.get(str(reading.here.ref), frozenset())
    for name, value in given.items():
        if getattr(reading.here, name) == value or _same_words(name, getattr(reading.here, name), value):
            continue
        if name in mine:
            reading.warnings.append(Problem(_("Somebody edited this by hand, so it stays as it is."), name))
        else:
            reading.news[name] = value


def _answered(pks: Sequence[int]) -> dict[int, bool]:
    """What people have answered about news, by contact: the newest answer."""
    found: dict[int, bool] = {}
    for start in range(0, len(pks), AT_ONCE):
        rows = Consent.objects.filter(contact__in=pks[start : start + AT_ONCE], purpose=Purpose.NEWSLETTER)
        found |= dict(rows.order_by("at", "id").values_list("contact_id", "given"))
    return found


def _keep_answer(reading: Reading, answered: Mapping[int, bool]) -> None:
    """What somebody has told us themselves holds: a list brought from elsewhere never overrules it."""
    if reading.here is None or reading.newsletter is None or reading.here.pk not in answered:
        return
    if answered[reading.here.pk] != reading.newsletter:
        sentence = _("They have answered here already: that holds.")
        reading.warnings.append(Problem(sentence, "newsletter"))
    reading.newsletter = None


def _same_words(name: str, one: str, other: str) -> bool:
    """Whether two writings say the same: a telephone with and without blanks."""
    return name == "phone" and digits_of(one) == digits_of(other)


def _checked(reading: Reading) -> CheckedRow:
    here = reading.here
    changes = tuple(Change(_label(n), getattr(here, n), str(v)) for n, v in reading.news.items()) if here else ()
    if here and reading.newsletter is not None:
        answer = _("yes") if reading.newsletter else _("no")
        changes = (*changes, Change(str(Purpose.NEWSLETTER.label), "", answer))
    outcome = Outcome.NEW if here is None else Outcome.CHANGE if changes else Outcome.SAME
    return CheckedRow(
        outcome, here.name if here else reading.facts["name"], tuple(reading.errors), tuple(reading.warnings), changes
    )


def _label(name: str) -> str:
    return str(_column(name).verbose_name)
