"""What a table of members would do: read only. Its groups are here already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.imports.types import CheckedRow, Outcome, Problem, RawRow
from hedgerow.kernel import clock
from hedgerow.kernel.money import pence
from hedgerow.membership import rules
from hedgerow.membership.models import Kind, Spell
from hedgerow.membership.queries.rolls import NOW
from hedgerow.organisations.queries.naming import Meant, meant
from hedgerow.people.rules import importing, tidy

FIRST = date(1900, 1, 1)
READERS: Mapping[str, Callable[[str], Any]] = {
    "since": importing.day,
    "runs_to": importing.day,
    "until": importing.day,
    "fee": lambda text: pence(text) if text.strip() else 0,
    "listed": importing.agreed,
}


@dataclass
class Reading:
    """One row as a membership, and what is wrong with it. `same`: the group is a member since that day already."""

    row: RawRow
    name: str = ""
    group: int | None = None
    kind: Kind | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    same: bool = False

    def wrong(self, sentence: str, column: str) -> None:
        """Leave the row out, and say why."""
        self.errors.append(Problem(sentence, column))

    @property
    def span(self) -> tuple[date, date]:
        """The first day as a member, and the first without."""
        return self.facts.get("since") or FIRST, self.facts.get("until") or date.max


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows as memberships beside those that are here: the same few queries for one as for a thousand."""
    kinds = {str(kind.pk): kind for kind in Kind.objects.all()}
    readings = [_read(row, kinds) for row in rows]
    groups = meant(reading.name for reading in readings if reading.name)
    for reading in readings:
        _find_group(reading, groups)
    held = _held({reading.group for reading in readings if reading.group})
    for reading in readings:
        _compare(reading, held)
    return readings


def _read(row: RawRow, kinds: Mapping[str, Kind]) -> Reading:
    reading = Reading(row, name=tidy(row.text("group")))
    for column, read in READERS.items():
        try:
            reading.facts[column] = read(row.text(column))
        except ValueError as error:
            reading.wrong(str(error), column)
    given = row.text("kind").strip()
    reading.kind = kinds.get(given) if given else next(iter(kinds.values()), None)
    if reading.kind is None:
        sentence = _("“%(kind)s” is none of our kinds of membership.") % {"kind": given}
        reading.wrong(sentence if given else _("There is no kind of membership yet: add one under Settings."), "kind")
    _judge(reading)
    return reading


def _judge(reading: Reading) -> None:
    since, until = reading.facts.get("since"), reading.facts.get("until")
    today = clock.today()
    if since is None and not any(problem.column == "since" for problem in reading.errors):
        reading.wrong(_("Say since when they are a member."), "since")
    if since and since > today:
        reading.wrong(_("This day is still to come."), "since")
    if until and until > today:
        reading.wrong(_("This day is still to come. Leave it empty while they are a member."), "until")
    if since and until and until < since:
        reading.wrong(_("They cannot have left before they came."), "until")
    if reading.facts.get("fee", 0) < 0:
        reading.wrong(_("A fee is never less than nothing."), "fee")
    if since and reading.kind and not until:
        runs_to = reading.facts.get("runs_to") or rules.anniversary(since, reading.kind.months, today)
        reading.facts["runs_to"] = runs_to
        if runs_to < since:
            reading.wrong(_("It cannot run out before it began."), "runs_to")


def _find_group(reading: Reading, groups: Mapping[str, Meant]) -> None:
    if not reading.name:
        reading.wrong(_("Say which group."), "group")
        return
    found = groups[reading.name]
    reading.group = found.group
    if found.group is not None:
        return
    near = _(" or ").join(f"“{name}”" for name in found.near)
    several = _("Several groups are called “%(name)s”: %(near)s. Give a charity number, or its number here like #12.")
    one = _("We know no group called exactly “%(name)s”. Is it %(near)s?")
    none = _("We know no group called “%(name)s”. Import the groups first.")
    words = several if found.several else one if near else none
    reading.wrong(words % {"name": reading.name, "near": near}, "group")


def _held(groups: set[int]) -> dict[int, list[tuple[date, date]]]:
    """The memberships of groups that are here: first day, and first day without, by the group's id now."""
    found: dict[int, list[tuple[date, date]]] = {}
    rows = Spell.objects.annotate(now=NOW).filter(now__in=groups)
    for now, since, until in rows.values_list("now", "since", "until"):
        found.setdefault(now, []).append((since, until or date.max))
    return found


def _compare(reading: Reading, held: dict[int, list[tuple[date, date]]]) -> None:
    """A group is a member once at a time, in the file and here."""
    if reading.group is None or reading.errors:
        return
    since, until = reading.span
    spans = held.setdefault(reading.group, [])
    if (since, until) in spans:
        reading.same = True
    elif any(since < theirs_until and theirs_since < until for theirs_since, theirs_until in spans):
        reading.wrong(_("The group is a member already at that time, here or in another row."), "since")
    else:
        spans.append((since, until))


def _checked(reading: Reading) -> CheckedRow:
    kind = reading.kind.name if reading.kind else ""
    title = ", ".join(filter(None, (reading.name, kind)))
    return CheckedRow(Outcome.SAME if reading.same else Outcome.NEW, title, tuple(reading.errors))
