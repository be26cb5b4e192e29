"""What the answers say: means before and after, of those who answered both times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hedgerow.charter.types import Function
from hedgerow.kernel.clock import Period
from hedgerow.organisations.types import Band
from hedgerow.places import queries as places
from hedgerow.soundings import rules
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Baseline, By, Pair, Question, Slice, Stage

NOT_KNOWN = ""
Scores = tuple[int | None, ...]  # in the order of the questions
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
    return baseline_of(asked_after(period, wanted))


def slices(rows: Sequence[Asked], by: By) -> list[Slice]:
    """The same for each function, size of group or fifth of deprivation that has any; none that tells of single people."""
    key = _key(by, rows)
    parts: dict[str, list[Asked]] = {}
    for row in rows:
        parts.setdefault(key(row), []).append(row)
    kept = rules.kept_apart({name: baseline_of(held) for name, held in parts.items()})
    names = _names(by)
    return [Slice(name, names.get(name, name), kept[name]) for name in sorted(kept, key=lambda n: _place(n, names))]


def _place(name: str, names: Mapping[str, str]) -> int:
    order = list(names)
    return order.index(name) if name in order else len(order)


def baseline_of(rows: Sequence[Asked]) -> Baseline:
    """What askings say together."""
    pairs = [row.pair for row in rows if row.pair]
    return rules.baseline(pairs, asked=len(rows), answered=sum(row.answered for row in rows))


def asked_after(period: Period | None, wanted: Q | None = None) -> list[Asked]:
    """Askings after support that belong to a period (None: all time), each with what the same person said before it.
    Two queries, however many there are."""
    rows = Sounding.objects.filter(wanted or Q(), stage=Stage.AFTER)
    if period:
        in_time = Q(answered_on__gte=period.start, answered_on__lte=period.end)
        waiting = Q(answered_on=None, asked_on__gte=period.start, asked_on__lte=period.end)
        rows = rows.filter(in_time | waiting)
    before = _before(rows)
    held = rows.order_by().values_list("about", "who", "how", "function", "band", "area", *Question.values)
    return [_one(row, before.get(row[:2])) for row in held]


def _before(rows: QuerySet[Sounding]) -> dict[tuple[str, str], Scores]:
    """What those who answered after said before, by what it was about and who they are."""
    given = Sounding.objects.filter(stage=Stage.BEFORE, answered_on__isnull=False)
    wanted = given.filter(about__in=rows.exclude(how="").order_by().values("about"))
    held = wanted.order_by().values_list("about", "who", *Question.values)
    return {(about, who): tuple(scores) for about, who, *scores in held}


def _one(row: tuple[Any, ...], before: Scores | None) -> Asked:
    _about, _who, how, function, band, area, *after = row
    pair = Pair(_scores(before), _scores(tuple(after))) if how and before is not None else None
    return Asked(function, band, area, bool(how), pair)


def _scores(given: Scores) -> dict[str, int]:
    return {question: score for question, score in zip(Question.values, given, strict=True) if score is not None}


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
