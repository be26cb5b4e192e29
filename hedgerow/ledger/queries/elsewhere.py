"""Work recorded in another system, as a table: what each row would record here. Read only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.engines.imports.types import CheckedRow, ImportColumn, Outcome, Problem, RawRow
from hedgerow.kernel import clock
from hedgerow.ledger import rules
from hedgerow.ledger.models import Entry, EntryGroup
from hedgerow.ledger.types import EntryKind, Work
from hedgerow.ledger.types import Problem as Wrong
from hedgerow.organisations.queries.naming import Meant, meant, split
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.values import read_date

Value = TypeVar("Value")
AT_ONCE = 500
LONGEST_NAMES = 400
#: day, activity, minutes and groups: two entries of one key may be the same act
Key = tuple[date, str, int | None, frozenset[int]]
COLUMNS = (
    ImportColumn("on", lazy("Date"), required=True, example="2024-05-03", synonyms=("date", "activity date", "day")),
    ImportColumn(
        "groups",
        lazy("Groups"),
        lazy("names, charity numbers or numbers here like #12, with ; between them"),
        example="Ash Food Bank",
        synonyms=("group", "organisation", "organization", "charity"),
    ),
    ImportColumn(
        "activity",
        lazy("What was done"),
        lazy("one of our own words; theirs are matched to ours"),
        required=True,
        example="One-to-one advice",
        words=lambda: {activity.code: activity.name for activity in charter.activities(current=False)},
        synonyms=("activity", "activity type", "type", "type of work"),
    ),
    ImportColumn("minutes", lazy("Minutes"), lazy("or hours and minutes, like 1:30"), example="30",
                 synonyms=("duration", "time", "time spent")),
    ImportColumn("people", lazy("People"), synonyms=("attendance", "number of people")),
    ImportColumn("note", lazy("Note"), synonyms=("notes", "details", "description", "subject")),
    ImportColumn("worker", lazy("Who did it"), lazy("their e-mail address"),
                 synonyms=("worker", "staff", "recorded by", "worker e-mail")),
)  # fmt: skip


@dataclass
class Past:
    """One row as an act, and what is wrong with it. `worker` is a user's id; `is_here`: it is in the record already."""

    row: RawRow
    work: Work | None = None
    worker: int | None = None
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    is_here: bool = False


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would record, in order."""
    return [_checked(past) for past in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Past]:
    """Rows as acts, beside what is recorded already: a few queries for any number of rows."""
    groups = meant(name for row in rows for name in split(row.text("groups")))
    workers = _workers({row.text("worker").strip().lower() for row in rows})
    known = {activity.code: activity.retired_on for activity in charter.activities(current=False)}
    read = [_read(row, groups, workers, known) for row in rows]
    _find_recorded(read)
    return read


def _workers(addresses: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _chunks(sorted(addresses - {""})):
        found |= dict(User.objects.filter(email__in=some).values_list("email", "pk"))
    return found


def _read(row: RawRow, groups: dict[str, Meant], workers: dict[str, int], known: dict[str, date | None]) -> Past:
    past = Past(row)
    told = [groups[name] for name in split(row.text("groups"))]
    for one in told:
        if one.group is None:
            past.errors.append(Problem(_unknown(one), "groups"))
    worker = row.text("worker").strip()
    past.worker = workers.get(worker.lower())
    if worker and past.worker is None:
        words = _("Nobody here signs in as %(worker)s: it is kept in the note.") % {"worker": worker}
        past.warnings.append(Problem(words, "worker"))
    on = _cell(past, "on", read_date)
    work = Work(
        activity=row.text("activity").strip(),
        on=on or clock.today(),
        groups=tuple(dict.fromkeys(one.group for one in told if one.group is not None)),
        minutes=_cell(past, "minutes", minutes_of),
        people=_cell(past, "people", _number),
        note=row.text("note").strip(),
        names="" if past.worker else worker[:LONGEST_NAMES],
    )
    if on is None and not any(problem.column == "on" for problem in past.errors):
        past.errors.append(Problem(_("Say on which day."), "on"))
    wrong = rules.problems(work, today=clock.today(), activities=known, priorities=())
    past.errors += [Problem(str(each.label), PLACES.get(each, "activity")) for each in wrong]
    past.work = None if past.errors else work
    return past


PLACES = {
    Wrong.MINUTES: "minutes",
    Wrong.PEOPLE: "people",
    Wrong.FUTURE: "on",
    Wrong.TOO_OLD: "on",
    Wrong.TOO_LONG: "note",
}


def _cell(past: Past, column: str, read: Callable[[str], Value]) -> Value | None:
    try:
        return read(past.row.text(column))
    except InputError as error:
        past.errors.append(Problem(error.message, column))
        return None


def minutes_of(text: str) -> int | None:
    """Whole minutes: "90", "90.0" or "1:30". Raises InputError for anything else."""
    plain = text.strip().removesuffix(".0").removesuffix(".00")
    if clocked := re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::00)?", plain):
        return int(clocked[1]) * 60 + int(clocked[2])
    return _number(plain)


def _number(text: str) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        raise InputError(_("“%(text)s” is not a whole number.") % {"text": text.strip()})
    return int(plain)


def _unknown(one: Meant) -> str:
    near = _(" or ").join(f"“{name}”" for name in one.near)
    several = _("Several groups are called “%(name)s”: %(near)s. Give a charity number, or its number here like #12.")
    like = _("We know no group called exactly “%(name)s”. Is it %(near)s?")
    none = _("We know no group called “%(name)s”. Import the groups first.")
    return (several if one.several else like if near else none) % {"name": one.written, "near": near}


def _find_recorded(read: Iterable[Past]) -> None:
    """Rows that stand in the record already, each beside an entry of its own: two calls of one day are two."""
    acts = [(past, past.work) for past in read if past.work is not None]
    here = _recorded({work.on for _past, work in acts})
    for past, work in acts:
        key = (work.on, work.activity, work.minutes, frozenset(work.groups))
        if here[key]:
            here[key] -= 1
            past.is_here = True


def _recorded(days: set[date]) -> Counter[Key]:
    """How many entries that count there are of each key on some days."""
    found: Counter[Key] = Counter()
    for some in _chunks(sorted(days)):
        entries: Any = Entry.objects.counting().filter(on__in=some, kind=EntryKind.WORK)
        groups: dict[object, set[int]] = {}
        for entry, group in EntryGroup.objects.filter(on__in=some).values_list("entry_id", "organisation_id"):
            groups.setdefault(entry, set()).add(group)
        for pk, on, activity, minutes in entries.values_list("pk", "on", "activity_id", "minutes"):
            found[on, activity, minutes, frozenset(groups.get(pk, ()))] += 1
    return found


def _chunks(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def _checked(past: Past) -> CheckedRow:
    row = past.row
    title = ", ".join(filter(None, (row.text("on").strip(), row.text("activity").strip(), row.text("groups").strip())))
    outcome = Outcome.ERROR if past.errors else Outcome.SAME if past.is_here else Outcome.NEW
    return CheckedRow(outcome, title[:250], tuple(past.errors), tuple(past.warnings))
