"""Readings of the record of work, cached until the record, the words or the open data change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, Max

from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.charter.types import Function
from hedgerow.evidence import rules, source, statements
from hedgerow.evidence.answers import answer, hands
from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Dimension, Figures, Hands, Line, Question, Reading
from hedgerow.ledger import permissions as may
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.types import Audience
from hedgerow.organisations.models import Merge, Organisation
from hedgerow.organisations.types import Band
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind

Kept = TypeVar("Kept")
CACHED_SECONDS = 86_400
MOST = 100_000  # entries in a downloaded list


def version() -> str:
    """A key that changes whenever a reading might: the record, its words, the open data, or which groups are one."""
    spine = places.spine()
    merges = Merge.objects.aggregate(last=Max("pk"), undone=Count("undone_at"))
    return f"{ledger.head()}:{charter.version()}:{spine.version if spine else ''}:{merges['last']}-{merges['undone']}"


def read(question: Question, *, known: str = "") -> Reading:
    """The answer to a question, from the cache while `known` (the version, if the caller has it) holds."""

    def anew() -> Reading:
        with closing(source.connection()) as con:
            return answer(con, question)

    return _kept(f"{known or version()}|{question!r}", anew)


def read_by(viewer: User, question: Question, *, known: str = "") -> Reading:
    """The answer as a viewer may read it: to a worker, time that would be one colleague's is kept back."""
    reading = read(question, known=known)
    if viewer.is_manager or not reading.total.minutes:
        return reading

    def anew() -> Hands:
        with closing(source.connection()) as con:
            return hands(con, question)

    secret = rules.withheld(_kept(f"{known or version()}|hands|{question!r}", anew), viewer.pk)
    cells = {key: _without_time(figures) if key in secret else figures for key, figures in reading.cells.items()}
    return Reading(cells, _without_time(reading.total) if None in secret else reading.total)


def _without_time(figures: Figures) -> Figures:
    return replace(figures, minutes=None)


def _kept(about: str, make: Callable[[], Kept]) -> Kept:
    """What was made before of the same, or is made now. What it is about names the version that it is of."""
    name = f"reading:{hashlib.sha256(about.encode()).hexdigest()}"
    found: Kept | None = cache.get(name)
    if found is None:
        found = make()
        cache.set(name, found, CACHED_SECONDS)
    return found


@dataclass(frozen=True)
class Behind:
    """The entries behind a cell (`key` None: behind the total) that a viewer may read, newest first.

    It is sliced and counted as a queryset is, and reads only what is asked for.
    """

    question: Question
    key: str | None
    viewer: User
    start: int = 0
    stop: int = MOST

    def __getitem__(self, part: slice) -> Behind:
        start = self.start + (part.start or 0)
        stop = self.stop if part.stop is None else min(self.stop, self.start + part.stop)
        return replace(self, start=start, stop=stop)

    def count(self) -> int:
        """How many there are, no more than were sliced; counted once for each version of the record."""
        seen = "all" if self.viewer.is_manager else self.viewer.pk
        every = _kept(f"{version()}|{self.question!r}|{self.key!r}|{seen}", self._count)
        return max(0, min(every, self.stop) - self.start)

    def _count(self) -> int:
        return int(self._rows("count(*) AS n", "")[0]["n"])

    def __iter__(self) -> Iterator[Line]:
        wanted = f'ORDER BY "on" DESC, id DESC LIMIT {self.stop - self.start} OFFSET {self.start}'
        return (_line(row, self.viewer) for row in self._rows("*", wanted))

    def _rows(self, columns: str, ending: str) -> list[dict[str, Any]]:
        sql, given = statements.listing(self.question, self.key)
        seen = "true" if self.viewer.is_manager else "(audience <> ? OR coalesce(recorded_by, -1) = ?)"
        more = [] if self.viewer.is_manager else [Audience.NAMED.value, self.viewer.pk]
        with closing(source.connection()) as con:
            con.execute(f"SELECT {columns} FROM ({sql}) WHERE {seen} {ending}", [*given, *more])  # noqa: S608
            names = [column[0] for column in con.description or ()]
            return [dict(zip(names, row, strict=True)) for row in con.fetchall()]


def _line(row: dict[str, Any], viewer: User) -> Line:
    return Line(
        id=row["id"],
        on=row["on"],
        function=row["function"],
        activity=row["activity"],
        groups=tuple(group["organisation"] for group in row["groups"]),
        minutes=row["minutes"] if may.can_see_minutes(viewer, row["recorded_by"]) else None,
        people=row["people"],
        pence=row["pence"],
        pence_kind=row["pence_kind"],
        payer=row["payer"],
    )


def group_names(ids: set[int]) -> dict[int, str]:
    """Names of groups by id, one merged into another under the name of that one."""
    rows = Organisation.objects.filter(pk__in=ids).values_list("pk", "name", "merged_into__name")
    return {pk: kept or name for pk, name, kept in rows}


def labels(dimension: Dimension) -> Mapping[str, str]:
    """Every value of a dimension that this place has, by key and in order; one query at most. Months have none."""
    match dimension:
        case Dimension.FUNCTION:
            return {function.value: str(function.label) for function in Function}
        case Dimension.ACTIVITY:
            return {one.code: one.name for one in charter.activities(current=False)}
        case Dimension.WARD:
            wards = {area.code: area.name for area in places.areas(kind=AreaKind.WARD)}
            return {**wards, OUTSIDE: "", NOT_KNOWN: ""}
        case Dimension.FIFTH:
            return {**{str(fifth): "" for fifth in range(1, 6)}, NOT_KNOWN: ""}
        case Dimension.BAND:
            return {**{band.value: str(band.label) for band in Band if band}, NOT_KNOWN: "", NONE: ""}
        case Dimension.PRIORITY:
            return {**{one.code: one.name for one in charter.priorities()}, NONE: ""}
        case Dimension.PAYER:
            return {**{str(one.pk): one.name for one in ledger.payers()}, NONE: ""}
    return {}
