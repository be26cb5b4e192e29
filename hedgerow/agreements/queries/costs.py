"""What our own work cost in some days, by function."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from hedgerow.agreements.models import Agreement, CostLine
from hedgerow.agreements.rules.sharing import share
from hedgerow.agreements.rules.terms import within
from hedgerow.agreements.types import SHARED, Cost, Costs, Source
from hedgerow.kernel.clock import Period


def costs(period: Period, minutes: Mapping[str, int]) -> Costs:
    """What the days of a period cost, by function, shared out by `minutes` of work by function.

    From our accounts; where they hold no line of these days, from the budgets of agreements, by the day. Both the source
    and the method are sentences to be printed beside the figures.
    """
    rows = list(lines(period).order_by().values("function").annotate(sum=Sum("pence"), count=Count("pk")))
    if rows:
        held = [Cost(row["sum"], row["function"]) for row in rows]
        return _costs(held, minutes, Source.ACCOUNTS, sum(row["count"] for row in rows))
    budgeted = budgets(period)
    return _costs(budgeted, minutes, Source.BUDGETS if budgeted else Source.NONE, len(budgeted))


def direct(period: Period, source: Source) -> dict[str, int]:
    """What each function cost by itself in the days of a period, by where the costs come from."""
    if source == Source.ACCOUNTS:
        rows = lines(period).order_by().exclude(function=SHARED).values("function")
        return {row["function"]: row["sum"] for row in rows.annotate(sum=Sum("pence"))}
    found: dict[str, int] = {}
    for cost in budgets(period):
        if cost.function != SHARED:
            found[cost.function] = found.get(cost.function, 0) + cost.pence
    return found


def _costs(held: list[Cost], minutes: Mapping[str, int], source: Source, count: int) -> Costs:
    shared = share(held, minutes)
    return Costs(shared.by, shared.total, shared.shared, shared.method, source, count)


def lines(period: Period | None = None) -> QuerySet[CostLine]:
    """Lines of our accounts, of some days if asked, the newest first."""
    found = CostLine.objects.order_by("-on", "-pk")
    return found.filter(on__gte=period.start, on__lte=period.end) if period else found


def budgets(period: Period) -> list[Cost]:
    """What agreements budget for the days of a period, by the day; what a budget leaves over is for all functions.

    An agreement without a first or last day has no amount by the day, and is left out.
    """
    overlaps = Q(payer__starts__lte=period.end, payer__ends__gte=period.start)
    rows = Agreement.objects.filter(overlaps).select_related("payer").prefetch_related("budgets")
    return [cost for row in rows for cost in _of(row, period) if cost.pence]


def _of(agreement: Agreement, period: Period) -> list[Cost]:
    starts, ends = agreement.starts, agreement.planned_ends or agreement.ends
    assert starts is not None, "the query asks for both"
    assert ends is not None, "the query asks for both"
    by = {budget.function: budget.pence for budget in agreement.budgets.all()}
    left = agreement.pence - sum(by.values())
    until: date = min(period.end, agreement.ends or period.end)
    amounts = {**by, SHARED: left}
    return [Cost(within(pence, starts, ends, period.start, until), function) for function, pence in amounts.items()]
