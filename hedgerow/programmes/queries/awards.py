"""Awards: what is promised, paid, told and given back."""

from __future__ import annotations

from django.db.models import QuerySet, Sum

from hedgerow.accounts.permissions import Somebody
from hedgerow.programmes.models import Application, Decision, Payment, Publisher, Report, Return, Round
from hedgerow.programmes.permissions import withheld
from hedgerow.programmes.types import Outcome


def awards_of(held: Round, somebody: Somebody) -> QuerySet[Decision]:
    """The awards of a round, without those that are kept from somebody."""
    seen = Application.objects.filter(round=held).exclude(withheld(somebody))
    found = Decision.objects.filter(application__in=seen, outcome=Outcome.AWARDED)
    return found.select_related("application__organisation").order_by("pk")


def promised(held: Round) -> int:
    """What a round has promised so far (pence): every award that was not declined."""
    found = Decision.objects.filter(application__round=held, outcome=Outcome.AWARDED, declined_at__isnull=True)
    return found.aggregate(n=Sum("pence"))["n"] or 0


def payments_of(decision: Decision) -> QuerySet[Payment]:
    """What is paid of an award, and when."""
    return Payment.objects.filter(decision=decision)


def paid(decision: Decision) -> int:
    """What has been paid of an award (pence)."""
    return payments_of(decision).filter(paid_on__isnull=False).aggregate(n=Sum("pence"))["n"] or 0


def came_back(decision: Decision) -> int:
    """What came back of an award (pence)."""
    return Return.objects.filter(decision=decision).aggregate(n=Sum("pence"))["n"] or 0


def report_of(pk: int) -> Report | None:
    """One report."""
    rows = Report.objects.select_related("decision__application__organisation", "decision__application__round")
    return rows.filter(pk=pk).first()


def publisher() -> Publisher | None:
    """Under which identifiers we publish; None before a manager has said."""
    return Publisher.objects.first()


def published_awards() -> QuerySet[Decision]:
    """Awards that groups have accepted, oldest first: what everybody may know."""
    found = Decision.objects.filter(outcome=Outcome.AWARDED, accepted_at__isnull=False)
    rows = found.select_related("application__organisation", "application__round__programme")
    return rows.prefetch_related("application__organisation__identifiers").order_by("decided_on", "pk")
