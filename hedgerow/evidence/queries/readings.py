"""Readings of the record of work, cached until the record, the words or the open data change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, Max

from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.charter.types import Function
from hedgerow.evidence import rules, source, statements
from hedgerow.evidence.answers import answer
from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Answer, Dimension, Figures, Line, Question, Reading
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
NAMED = Audience.NAMED.value


def version() -> str:
    """A key that changes whenever a reading might: the record, its words, the open data, or which groups are one."""
    spine = places.spine()
    merges = Merge.objects.aggregate(last=Max("pk"), undone=Count("undone_at"))
    return f"{ledger.head()}:{charter.version()}:{spine.version if spine else ''}:{merges['last']}-{merges['undone']}"


def read(question: Question, *, known: str = "") -> Reading:
    """The answer to a question, from the cache while `known` (the version, if the caller has it) holds."""
    return _answer(question, known).reading


def read_by(viewer: User, question: Question, *, known: str = "") -> Reading:
    """The answer as a viewer may read it: to a worker, time that would be one colleague's is kept back."""
    found = _answer(question, known)
    reading = found.reading
    if viewer.is_manager or not reading.total.minutes:
        return reading
    secret = rules.withheld(found.hands, viewer.pk)
    cells = {key: _without_time(figures) if key in secret else figures for key, figures in reading.cells.items()}
    return Reading(cells, _without_time(reading.total) if None in secret else reading.total)


def _answer(question: Question, known: str) -> Answer:
    def anew() -> Answer:
        with source.connection() as con:
            return answer(con, question)

    return kept(f"{known or version()}|{question!r}", anew)


def _without_time(figures: Figures) -> Figures:
    return replace(figures, minutes=None)


def kept(about: str, make: Callable[[], Kept]) -> Kept:
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
    known: str = ""  # the version, if the caller has it

    def __getitem__(self, part: slice) -> Behind:
        start = self.start + (part.start or 0)
        stop = self.stop if part.stop is None else min(self.stop, self.start + part.stop)
        return replace(self, start=start, stop=stop)

    @property
    def counted(self) -> int:
        """How many the number counts, whoever may read them."""
        return self._counts()[0]

    @property
    def readable(self) -> int:
        """How many of them the viewer may read."""
        return self._counts()[1]

    def count(self) -> int:
        """How many there are to list, no more than were sliced."""
        return max(0, min(self.readable, self.stop) - self.start)

    def _counts(self) -> tuple[int, int]:
        """Counted and readable; once for each version of the record."""
        seen = "all" if self.viewer.is_manager else self.viewer.pk
        return kept(f"{self.known or version()}|{self.about()}|{seen}", self._count)

    def listing(self) -> tuple[str, list[object]]:
        """The statement of which entries they are."""
        return statements.listing(self.question, self.key)

    def about(self) -> str:
        """What they are behind, in a text that is its own."""
        return f"{self.question!r}|{self.key!r}"

    def _count(self) -> tuple[int, int]:
        sql, given = self.listing()
        seen, more = self._seen()
        with source.connection() as con:
            both = f"SELECT count(*), count(*) FILTER ({seen}) FROM ({sql})"  # noqa: S608
            found = con.execute(both, [*more, *given]).fetchone()
        return (int(found[0]), int(found[1])) if found else (0, 0)

    def __iter__(self) -> Iterator[Line]:
        return (_line(row, self.viewer) for row in self._rows())

    def _rows(self) -> list[dict[str, Any]]:
        """The entries whole. Which they are is found first, so that only where they lie is read."""
        sql, given = self.listing()
        seen, more = self._seen()
        chosen = f'{sql} AND {seen} ORDER BY "on" DESC, number DESC LIMIT {self.stop - self.start} OFFSET {self.start}'
        with source.connection() as con:
            con.execute(source.WHOLE.format(chosen=chosen), [*given, *more])
            names = [column[0] for column in con.description or ()]
            return [dict(zip(names, row, strict=True)) for row in con.fetchall()]

    def _seen(self) -> tuple[str, list[object]]:
        """What the viewer may read, as a condition."""
        if self.viewer.is_manager:
            return "true", []
        return "(audience <> ? OR coalesce(recorded_by, -1) = ?)", [NAMED, self.viewer.pk]


def _line(row: dict[str, Any], viewer: User) -> Line:
    return Line(
        id=row["id"],
        on=row["on"],
        function=row["function"],
        activity=row["activity"],
        act=row["act"],
        groups=tuple(group["organisation"] for group in row["groups"]),
        minutes=row["minutes"] if may.can_see_minutes(viewer, row["recorded_by"]) else None,
        people=row["people"],
        given=row["given"],
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
        case Dimension.ACT:
            return {**{act.code: str(act.label) for act in ledger.acts().values()}, NONE: ""}
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
