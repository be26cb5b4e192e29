"""The list of public bodies, and one body on one page for our team."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.bodies import queries
from hedgerow.bodies.models import Department, Office
from hedgerow.bodies.types import BodyCount, BodyLine, BodyOffer, Shown
from hedgerow.engines import registry
from hedgerow.kernel.words import Words
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Role
from hedgerow.shell.tables import Column, Kind, Table


@dataclass(frozen=True)
class BodyRow:
    """A public body in the list. `counts` are of what is open with it, by the kind of offer."""

    body: Any
    counts: dict[str, BodyCount] = field(default_factory=dict)

    @property
    def open(self) -> int:
        return sum(one.open for one in self.counts.values())

    @property
    def late(self) -> int:
        return sum(one.late for one in self.counts.values())


def rows(bodies: Iterable[Any], show: str = "") -> list[BodyRow]:
    """Bodies with what is open and late with each: one query for each app, however many bodies."""
    held = list(bodies)
    pks = [body.pk for body in held]
    by_kind = {offer.kind: offer.counts(pks) for offer in registry.all_of(BodyOffer)} if pks else {}
    found = [
        BodyRow(body, {kind: counts[body.pk] for kind, counts in by_kind.items() if body.pk in counts}) for body in held
    ]
    wanted: dict[str, Callable[[BodyRow], object]] = {
        Shown.OPEN: lambda row: row.open,
        Shown.LATE: lambda row: row.late,
        Shown.NOBODY: lambda row: not row.body.officers_now,
    }
    return [row for row in found if show not in wanted or wanted[show](row)]


def table() -> Table[BodyRow]:
    """The list of public bodies; a column for what is open in each app that offers something."""
    offers = registry.all_of(BodyOffer)
    return Table(
        "public-bodies",
        gettext_lazy("Public bodies"),
        (
            Column(
                "name", gettext_lazy("Public body"), lambda row: row.body.name, heading=True,
                url=lambda row: reverse("bodies:body", args=[row.body.pk]),
            ),
            Column("departments", gettext_lazy("Departments"), lambda row: row.body.departments_now, kind=Kind.NUMBER),
            Column("officers", gettext_lazy("Officers now"), lambda row: row.body.officers_now, kind=Kind.NUMBER),
            *(_open_in(offer) for offer in offers),
            Column(
                "late", gettext_lazy("Late"), lambda row: row.late or "", tone=lambda row: "late" if row.late else "",
            ),
        ),
    )  # fmt: skip


def _open_in(offer: BodyOffer) -> Column[BodyRow]:
    return Column(offer.kind, offer.title, lambda row: row.counts.get(offer.kind, BodyCount()).open, kind=Kind.NUMBER)


@dataclass(frozen=True)
class Part:
    """What one app has in hand with a body."""

    title: Words
    url: str
    lines: Sequence[BodyLine]


@dataclass(frozen=True)
class Team:
    """The officers of one department now."""

    department: Department | None
    offices: Sequence[Office]


@dataclass(frozen=True)
class OnePage:
    """One public body on one page. `orphaned`: what belonged to somebody who left, and needs somebody else."""

    parts: Sequence[Part]
    teams: Sequence[Team]
    left: Sequence[Office]
    orphaned: Sequence[tuple[Office, Sequence[BodyLine]]]
    elsewhere: Sequence[Role]


def build(body: Organisation) -> OnePage:
    """Everything of a body."""
    left = list(queries.offices(body, current=False)[:20])
    return OnePage(
        parts=list(_parts(body)),
        teams=_teams(body),
        left=left,
        orphaned=needing_others(left),
        elsewhere=queries.officers_elsewhere(body),
    )


def _parts(body: Organisation) -> Iterable[Part]:
    for offer in registry.all_of(BodyOffer):
        if lines := offer.lines(body.pk):
            yield Part(offer.title, offer.url(body.pk), lines)


def _teams(body: Organisation) -> list[Team]:
    held = list(queries.departments(body))
    alone = [one for one in queries.offices(body) if one.department_id is None]
    without = [Team(None, alone)] if alone else []
    return [*(Team(one, one.now) for one in held), *without]  # type: ignore[attr-defined]


def needing_others(offices: Collection[Office]) -> list[tuple[Office, Sequence[BodyLine]]]:
    """What of each office is not done, by office: of those who left, it needs somebody else."""
    pks = [one.pk for one in offices]
    found: dict[int, list[BodyLine]] = {}
    for offer in registry.all_of(BodyOffer):
        for pk, lines in (offer.theirs(pks) if offer.theirs and pks else {}).items():
            found.setdefault(pk, []).extend(lines)
    return [(one, found[one.pk]) for one in offices if one.pk in found]
