"""What the record says of how strong infrastructure is: work with public bodies, and time that somebody pays for."""

from __future__ import annotations

from django.db.models import Q, Sum

from hedgerow.kernel.clock import Period
from hedgerow.ledger.models import Entry
from hedgerow.ledger.models.entries import EntryQuerySet
from hedgerow.ledger.types import EntryKind


def bodies_worked_with(period: Period) -> int:
    """How many public bodies work was done with."""
    return _work(period).filter(public_body__isnull=False).order_by().values("public_body").distinct().count()


def paid_minutes(period: Period) -> tuple[int, int]:
    """Minutes of work that a named funder pays for, and all minutes."""
    found = _work(period).aggregate(paid=Sum("minutes", filter=Q(payer__isnull=False)), all=Sum("minutes"))
    return found["paid"] or 0, found["all"] or 0


def _work(period: Period) -> EntryQuerySet:
    return Entry.objects.counting().filter(kind=EntryKind.WORK, on__gte=period.start, on__lte=period.end)
