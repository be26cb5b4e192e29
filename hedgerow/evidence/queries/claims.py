"""What is claimed to have changed because of our work: outcomes that stand, read by period, pathway and strength."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hedgerow.accounts.models import User
from hedgerow.evidence import source
from hedgerow.evidence.queries.readings import kept, version
from hedgerow.evidence.types.indicators import Claims, Cut
from hedgerow.kernel.clock import Period
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, Strength

ALL = f'SELECT {source.CLAIM} FROM claims ORDER BY "on" DESC, number DESC'  # noqa: S608 - our own words
STRENGTHS = [one.value for one in Strength if one]


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
        return [Claimed(*(*row[:-1], frozenset(row[-1] or ()))) for row in rows]

    return kept(f"claims:{known or version()}", anew)


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
    if cut.payer is not None and one.payer != cut.payer:
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


def entries(found: Iterable[Claimed]) -> dict[UUID, Entry]:
    """Outcomes whole, with their words, their groups, and the work that each is about; a fixed number of queries."""
    wanted = [one.id for one in found]
    rows = ledger.shown().select_related("about__activity").filter(pk__in=wanted)
    return {row.pk: row for row in rows}
