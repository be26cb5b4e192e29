"""The day sheet: what is written down away from the desk, one row an act, on paper or in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.charter import queries as charter
from hedgerow.charter.models import Activity
from hedgerow.kernel import clock
from hedgerow.kernel.words import Words
from hedgerow.ledger import rules
from hedgerow.ledger.queries.entries import payers
from hedgerow.ledger.types import Chosen, Logged, NextStep, Problem, Work
from hedgerow.organisations.queries.naming import Meant, meant, split
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.values import read_date

COLUMNS: dict[str, Words] = {
    "on": lazy("Date"),
    "groups": lazy("Groups"),
    "activity": lazy("What was done"),
    "minutes": lazy("Minutes"),
    "people": lazy("People"),
    "payer": lazy("Who funds the time"),
    "note": lazy("Note"),
    "step": lazy("Next step"),
    "new": lazy("New groups are right"),
}
YES = {"yes", "y", "x", "1", "true", "✓"}


@dataclass(frozen=True)
class Line:
    """One row as it was written: text by column."""

    on: str = ""
    groups: str = ""
    activity: str = ""
    minutes: str = ""
    people: str = ""
    payer: str = ""
    note: str = ""
    step: str = ""
    new: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is written on it but perhaps its date and payer, which are filled in beforehand."""
        return not any((self.groups, self.activity, self.minutes, self.people, self.note, self.step))


@dataclass(frozen=True)
class Read:
    """What a row came to: the act, or sentences by column that say why not; `warnings` do not stop it."""

    logged: Logged | None
    errors: tuple[tuple[str, str], ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()


class Reader:
    """Reads rows against the words, payers and groups of this place, asking for each once."""

    def __init__(self, lines: list[Line]) -> None:
        self.today = clock.today()
        self.activities = list(charter.activities(current=False))
        self.payers = {payer.name.casefold(): payer.pk for payer in payers()} | {p.code: p.pk for p in payers()}
        self.groups = meant(name for line in lines for name in split(line.groups))

    def read(self, line: Line, *, key: UUID | None = None, by: int | None = None) -> Read:
        """One row."""
        wrong: list[tuple[str, str]] = []
        on = self._day(line.on, wrong)
        activity = self._activity(line.activity, wrong)
        work = Work(
            activity=activity.code if activity else "",
            on=on,
            minutes=_number(line.minutes, "minutes", Problem.MINUTES, wrong),
            people=_number(line.people, "people", Problem.PEOPLE, wrong),
            payer=self._payer(line.payer, wrong),
            note=line.note.strip(),
            id=key,
        )
        chosen, warned = self._chosen(line, wrong)
        if not wrong:
            known = {a.code: a.retired_on for a in self.activities}
            problems = rules.problems(work, today=self.today, activities=known, priorities=())
            wrong += [(PLACES.get(problem, "activity"), str(problem.label)) for problem in problems]
        step = NextStep(line.step.strip()[:200], owner=by) if line.step.strip() else None
        return Read(None if wrong else Logged(work, chosen, step), tuple(wrong), tuple(warned))

    def _day(self, text: str, wrong: list[tuple[str, str]]) -> date:
        try:
            return read_date(text) or self.today
        except InputError as error:
            wrong.append(("on", error.message))
            return self.today

    def _activity(self, text: str, wrong: list[tuple[str, str]]) -> Activity | None:
        written = " ".join(text.split()).casefold()
        for activity in self.activities:
            if written in (activity.code, activity.name.casefold()):
                return activity
        wrong.append(("activity", str((Problem.UNKNOWN_ACTIVITY if written else Problem.NO_ACTIVITY).label)))
        return None

    def _payer(self, text: str, wrong: list[tuple[str, str]]) -> int | None:
        written = " ".join(text.split()).casefold()
        if written and written not in self.payers:
            wrong.append(("payer", _("We know no “%(name)s” who funds time.") % {"name": text.strip()}))
        return self.payers.get(written)

    def _chosen(self, line: Line, wrong: list[tuple[str, str]]) -> tuple[Chosen, list[tuple[str, str]]]:
        """The groups of a row; one that nobody has written down is new only where the row says so."""
        told = [self.groups[name] for name in split(line.groups)]
        here = tuple(one.group for one in told if one.group is not None)
        unknown = [one for one in told if one.group is None]
        if line.new.strip().casefold() in YES:
            new = tuple(one.written for one in unknown)
            return Chosen(here, new=new), [("groups", _("New: %(name)s.") % {"name": name}) for name in new]
        wrong += [("groups", _unknown(one)) for one in unknown]
        return Chosen(here), []


PLACES = {
    Problem.MINUTES: "minutes",
    Problem.PEOPLE: "people",
    Problem.FUTURE: "on",
    Problem.TOO_OLD: "on",
    Problem.TOO_LONG: "note",
}


def for_user(line: Line, *, on: str, payer: str) -> Line:
    """A row with the date and payer of the whole sheet where it has none of its own."""
    return replace(line, on=line.on or on, payer=line.payer or payer)


def _number(text: str, column: str, problem: Problem, wrong: list[tuple[str, str]]) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if plain.isascii() and plain.isdigit() and len(plain) < 10:
        return int(plain)
    wrong.append((column, str(problem.label)))
    return None


def _unknown(one: Meant) -> str:
    if one.near:
        near = _(" or ").join(f"“{name}”" for name in one.near)
        return _("We know no group called exactly “%(name)s”. Is it %(near)s?") % {"name": one.written, "near": near}
    said = _("We know no group called “%(name)s”. Say yes under “New groups are right” to add it.")
    return said % {"name": one.written}
