"""Our accounts by quarter, and the time by which shared costs are shared out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from hedgerow.agreements.models import CostLine
from hedgerow.agreements.queries.costs import lines
from hedgerow.agreements.types import SHARED
from hedgerow.kernel.clock import Period, quarter
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.types import EntryKind

AN_HOUR = 60 * 60


@dataclass(frozen=True)
class QuarterCosts:
    """What our accounts say of a quarter: whole pence by function, shared costs under `SHARED`, and all together."""

    name: str
    start: date
    by: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by.values())


def first_and_last() -> tuple[date, date] | None:
    """The days of the first and the last line of our accounts that are here."""
    found = CostLine.objects.aggregate(first=Min("on"), last=Max("on"))
    return (found["first"], found["last"]) if found["first"] else None


def chosen(period: Period | None, function: str = "", words: str = "") -> QuerySet[CostLine]:
    """Lines as the list shows them: of some days, of a function ("shared" for none), with some words."""
    found = lines(period)
    if function:
        found = found.filter(function=SHARED if function == "shared" else function)
    for word in words.split()[:8]:
        found = found.filter(Q(words__icontains=word))
    return found


def by_quarter(period: Period | None = None) -> list[QuarterCosts]:
    """Totals for each quarter that has any, the newest first, shared costs apart."""
    rows = lines(period).order_by().annotate(start=TruncQuarter("on")).values("start", "function")
    held: dict[date, dict[str, int]] = {}
    for row in rows.annotate(sum=Sum("pence")):
        held.setdefault(row["start"], {})[row["function"]] = row["sum"]
    return [QuarterCosts(quarter(start).name, start, held[start]) for start in sorted(held, reverse=True)]


def minutes(period: Period) -> dict[str, int]:
    """Our own time recorded for each function in some days, kept for an hour while nothing new is recorded."""
    key = f"agreements:minutes:{period.start}:{period.end}:{ledger.head()}"
    held: dict[str, int] | None = cache.get(key)
    if held is None:
        found = ledger.counting().filter(kind=EntryKind.WORK, on__gte=period.start, on__lte=period.end)
        sums = found.order_by().values("function").annotate(sum=Sum("minutes"))
        held = {row["function"]: row["sum"] or 0 for row in sums if row["function"]}
        cache.set(key, held, AN_HOUR)
    return held
