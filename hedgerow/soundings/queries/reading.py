"""What the answers say: means before and after, of those who answered both times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from hedgerow.charter.types import Function
from hedgerow.kernel.clock import Period
from hedgerow.organisations.types import Band
from hedgerow.places import queries as places
from hedgerow.soundings import rules
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Baseline, By, Pair, Question, Slice, Stage

NOT_KNOWN = ""
FIFTHS_SQL = """SELECT area, fifth FROM deprivation WHERE area IN (SELECT unnest(?))
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY edition DESC) = 1"""


@dataclass(frozen=True)
class Asked:
    """One asking after support: what it is counted by, and the pair of answers, if both were given."""

    function: str
    band: str
    area: str
    answered: bool
    pair: Pair | None


def baseline(period: Period | None, *, function: str = "", band: str = "", organisation: int | None = None) -> Baseline:
    """What was answered after support in a period (None: all time), beside the same people's answers before it.

    Only pairs tell of a change; under five of them nothing is shown.
    """
    wanted = Q()
    if function:
        wanted &= Q(function=function)
    if band:
        wanted &= Q(band=band)
    if organisation is not None:
        wanted &= Q(organisation=organisation) | Q(organisation__merged_into=organisation)
    return _baseline(_asked(period, wanted))


def slices(period: Period | None, by: By, asked: Iterable[Asked] | None = None) -> list[Slice]:
    """The same for each function, size of group or fifth of deprivation that has any; none that tells of single people."""
    rows = list(_asked(period) if asked is None else asked)
    key = _key(by, rows)
    parts: dict[str, list[Asked]] = {}
    for row in rows:
        parts.setdefault(key(row), []).append(row)
    kept = rules.kept_apart({name: _baseline(held) for name, held in parts.items()})
    names = _names(by)
    return [Slice(name, names.get(name, name), kept[name]) for name in sorted(kept, key=lambda n: _place(n, names))]


def _place(name: str, names: Mapping[str, str]) -> int:
    order = list(names)
    return order.index(name) if name in order else len(order)


def _baseline(rows: Iterable[Asked]) -> Baseline:
    held = list(rows)
    pairs = [row.pair for row in held if row.pair]
    return rules.baseline(pairs, asked=len(held), answered=sum(row.answered for row in held))


def _asked(period: Period | None, wanted: Q | None = None) -> list[Asked]:
    rows = Sounding.objects.filter(wanted or Q(), stage=Stage.AFTER)
    if period:
        in_time = Q(answered_on__gte=period.start, answered_on__lte=period.end)
        waiting = Q(answered_on=None, asked_on__gte=period.start, asked_on__lte=period.end)
        rows = rows.filter(in_time | waiting)
    return [_one(row) for row in _with_before(rows)]


def _with_before(rows: QuerySet[Sounding]) -> QuerySet[Sounding, dict[str, Any]]:
    same = Sounding.objects.filter(about=OuterRef("about"), who=OuterRef("who"), stage=Stage.BEFORE)
    given = same.filter(answered_on__isnull=False)
    before = {f"before_{question}": Subquery(given.values(question)[:1]) for question in Question.values}
    fields = ("function", "band", "area", "answered_on", "before_on", *Question.values, *before)
    found: QuerySet[Sounding, dict[str, Any]] = rows.annotate(
        before_on=Subquery(given.values("answered_on")[:1]), **before
    ).values(*fields)
    return found


def _one(row: dict[str, Any]) -> Asked:
    answered = row["answered_on"] is not None
    pair = Pair(_scores(row, "before_"), _scores(row, "")) if answered and row["before_on"] else None
    return Asked(row["function"], row["band"], row["area"], answered, pair)


def _scores(row: dict[str, Any], prefix: str) -> dict[str, int]:
    given = {question: row[f"{prefix}{question}"] for question in Question.values}
    return {question: score for question, score in given.items() if score is not None}


def _key(by: By, rows: Iterable[Asked]) -> Callable[[Asked], str]:
    if by == By.FIFTH:
        fifths = fifths_of({row.area for row in rows})
        return lambda row: fifths.get(row.area, NOT_KNOWN)
    return {By.FUNCTION: lambda row: row.function, By.BAND: lambda row: row.band}[by]


def fifths_of(areas: Iterable[str]) -> dict[str, str]:
    """The fifth of deprivation of small areas, "1" the most deprived; others are left out."""
    held, codes = places.spine(), sorted(filter(None, areas))
    if held is None or not codes or not held.has("deprivation"):
        return {}
    return {row["area"]: str(row["fifth"]) for row in held.rows(FIFTHS_SQL, codes)}


def _names(by: By) -> dict[str, str]:
    known = {
        By.FUNCTION: {code: str(label) for code, label in Function.choices},
        By.BAND: {code: str(label) for code, label in Band.choices if code},
        By.FIFTH: {
            "1": _("Most deprived fifth of small areas"),
            "2": _("Second most deprived fifth"),
            "3": _("Middle fifth"),
            "4": _("Second least deprived fifth"),
            "5": _("Least deprived fifth"),
        },
    }[by]
    return {**known, NOT_KNOWN: _("Not known")}
