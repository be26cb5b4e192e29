"""For how long our own work is paid for: what makes infrastructure strong is counted from the agreements."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hedgerow.agreements.models import Agreement
from hedgerow.agreements.rules.terms import months_left, within

YEAR = timedelta(days=365)


def running(on: date) -> QuerySet[Agreement]:
    """Agreements that pay for our work on a day."""
    begun = Q(payer__starts__isnull=True) | Q(payer__starts__lte=on)
    going_on = Q(payer__ends__isnull=True) | Q(payer__ends__gte=on)
    return Agreement.objects.filter(begun, going_on).select_related("payer")


def funded_months(on: date) -> int | None:
    """For how many whole months from a day any agreement still runs: those of the longest. None where there is none."""
    left = [months for row in running(on) if (months := months_left(row.ends, on)) is not None]
    return max(left, default=None)


def secure(on: date) -> tuple[int, int]:
    """Of what agreements pay for the twelve months before and at a day: how much comes from those that run for more than
    a year from that day; and all of it. Whole pence."""
    sums = [(row, _a_year(row, on)) for row in running(on)]
    longer = sum(pence for row, pence in sums if row.ends is None or row.ends > on + YEAR)
    return longer, sum(pence for _row, pence in sums)


def _a_year(row: Agreement, on: date) -> int:
    """What an agreement pays for a year of its days, as many as it has."""
    ends = row.planned_ends or row.ends
    if row.starts is None or ends is None:
        return row.pence
    days = (ends - row.starts).days + 1
    last = min(ends, row.starts + YEAR - timedelta(days=1))
    return row.pence if days <= YEAR.days else within(row.pence, row.starts, ends, row.starts, last)
