"""What is claimed to have changed because of our work: outcomes that stand, read by period, pathway and strength."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from hedgerow.accounts.models import User
from hedgerow.evidence import source
from hedgerow.evidence.queries.readings import kept, version
from hedgerow.evidence.types.indicators import Claims, Cut
from hedgerow.kernel.clock import Period
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries.timeline import groups_of
from hedgerow.ledger.types import Audience, Strength
from hedgerow.organisations.models import Organisation

ALL = f'SELECT {source.CLAIM} FROM claims ORDER BY "on" DESC, number DESC'  # noqa: S608 - our own words
STRENGTHS = [one.value for one in Strength if one]
OPENEST = [one.value for one in (Audience.PUBLIC, Audience.GROUP, Audience.STAFF, Audience.NAMED)]
MOST_ASKED = 1_000  # entries that one query names


@dataclass(frozen=True)
class Claimed:
    """One outcome, as its entry says it."""

    id: UUID
    on: date
    function: str
    about: UUID
    pathway: str
    strength: str
    audience: str
    recorded_by: int | None
    payer: int | None
    priorities: frozenset[str]


def claimed(*, known: str = "") -> list[Claimed]:
    """Every outcome that stands, newest first; a place has thousands at most, and they are read once for each version."""

    def anew() -> list[Claimed]:
        with source.connection() as con:
            rows = con.execute(ALL).fetchall()
        return _as_corrected([Claimed(*(*row[:-1], frozenset(row[-1] or ()))) for row in rows])

    return kept(f"claims:{known or version()}", anew)


def _as_corrected(found: list[Claimed]) -> list[Claimed]:
    """Each about the work as it was said last, and no more open than that is: an outcome outlives a correction."""
    now = standing({one.about for one in found})
    return [
        replace(one, about=now[one.about].pk, audience=max(one.audience, now[one.about].audience, key=OPENEST.index))
        if one.about in now
        else one
        for one in found
    ]


def standing(works: Collection[UUID]) -> dict[UUID, Entry]:
    """Of pieces of work those that were corrected, with the entry that stands for each now; a query for each step."""
    found: dict[UUID, Entry] = {}
    asked = {one: one for one in works}  # the latest known of a chain, and the work that it began with
    while asked:
        names = list(asked)
        parts = [names[start : start + MOST_ASKED] for start in range(0, len(names), MOST_ASKED)]
        rows = Entry.objects.only("pk", "corrects", "audience")
        later = [entry for part in parts for entry in rows.filter(corrects__in=part)]
        found |= {asked[entry.corrects_id]: entry for entry in later if entry.corrects_id}
        asked = {entry.pk: asked[entry.corrects_id] for entry in later if entry.corrects_id}
    return found


def narrowed(
    found: Iterable[Claimed],
    period: Period | None = None,
    cut: Cut | None = None,
    *,
    pathway: str = "",
    strength: str = "",
    function: str = "",
) -> list[Claimed]:
    """Those of a period, a cut, a pathway, a strength and a function."""
    return [
        one
        for one in found
        if (period is None or period.start <= one.on <= period.end)
        and (not cut or _in_cut(one, cut))
        and pathway in ("", one.pathway)
        and strength in ("", one.strength)
        and function in ("", one.function)
    ]


def _in_cut(one: Claimed, cut: Cut) -> bool:
    if (cut.payer is not None and one.payer != cut.payer) or (cut.funded and one.payer is None):
        return False
    return not cut.priorities or bool(one.priorities & set(cut.priorities))


def readable(found: Iterable[Claimed], viewer: User | None) -> list[Claimed]:
    """Those that a viewer may read (None: everybody): a manager all, a worker all but what is named by others."""
    if viewer is None or not viewer.is_worker:
        return [one for one in found if one.audience == Audience.PUBLIC]
    if viewer.is_manager:
        return list(found)
    return [one for one in found if one.audience != Audience.NAMED or one.recorded_by == viewer.pk]


def counts(periods: Sequence[Period], cut: Cut, *, known: str = "") -> list[Counter[tuple[str, str]]]:
    """For each period how many outcomes, by pathway and strength."""
    found = claimed(known=known)
    return [Counter((one.pathway, one.strength) for one in narrowed(found, period, cut)) for period in periods]


def matching(counted: Mapping[tuple[str, str], int], how: Claims) -> int:
    """How many outcomes an indicator of outcomes counts."""
    return sum(
        number
        for (pathway, strength), number in counted.items()
        if how.pathway in ("", pathway) and strength in how.strengths
    )


@dataclass(frozen=True)
class Told:
    """An outcome whole, with its words, and the work that it is about as that was said last."""

    outcome: Entry
    work: Entry

    @property
    def about(self) -> str:
        """What the work is called."""
        return self.work.activity.name if self.work.activity else ""

    @property
    def groups(self) -> list[Organisation]:
        """The groups of the work: a correction may have taken away one that the outcome was claimed for."""
        return groups_of(self.work)


def entries(found: Iterable[Claimed]) -> dict[UUID, Told]:
    """Outcomes whole by their ids, in a fixed number of queries."""
    about = {one.id: one.about for one in found}
    rows = {row.pk: row for row in ledger.shown().filter(pk__in={*about, *about.values()})}
    return {pk: Told(rows[pk], rows[work]) for pk, work in about.items() if pk in rows and work in rows}
