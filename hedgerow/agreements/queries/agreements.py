"""Agreements, with what was paid, what is outstanding and what is due next."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import DateField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from hedgerow.agreements.models import Agreement, Payment, Report, Target
from hedgerow.agreements.types import Filters, IndicatorFinder, Standing
from hedgerow.engines import registry
from hedgerow.kernel import clock

LATE = "late"


def agreements() -> QuerySet[Agreement]:
    """Every agreement with its payer and funder."""
    return Agreement.objects.select_related("payer__organisation__merged_into", "owner")


def of_code(code: str) -> Agreement | None:
    """The agreement of a payer's code, or None."""
    return agreements().filter(payer__code=code).first()


def targets(agreement: Agreement) -> Sequence[Target]:
    """What an agreement promises, in the order in which it was written down."""
    return list(Target.objects.filter(agreement=agreement).order_by("pk"))


def chosen(filters: Filters) -> QuerySet[Agreement]:
    """Agreements as the list shows them: those that end first at the top; `paid`, `owed`, `next_report`, `is_late`."""
    rows = with_sums(agreements())
    if filters.show == LATE:
        rows = rows.filter(is_late())
    elif filters.show in (Standing.RUNNING, Standing.ENDED):
        ended = Q(payer__ends__lt=clock.today())
        rows = rows.filter(ended) if filters.show == Standing.ENDED else rows.exclude(ended)
    for word in filters.words.split()[:8]:
        said = (
            Q(payer__name__icontains=word) | Q(payer__organisation__name__icontains=word) | Q(purpose__icontains=word)
        )
        rows = rows.filter(said | Q(payer__code__icontains=word) | Q(reference__icontains=word))
    return rows.order_by(F("payer__ends").asc(nulls_last=True), "payer__name", "pk")


def with_sums(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Each with what came (`paid`), what is still to come (`owed`), the next report's day, and whether anything is late."""
    of_it = Payment.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    waiting = Report.objects.filter(agreement=OuterRef("pk"), sent_on=None).order_by().values("agreement")
    return rows.annotate(
        paid=Coalesce(Subquery(of_it.annotate(sum=Sum("paid_pence")).values("sum")), 0),
        owed=Coalesce(Subquery(of_it.filter(paid_on=None).annotate(sum=Sum("pence")).values("sum")), 0),
        next_report=Subquery(waiting.annotate(first=Min("due")).values("first"), output_field=DateField()),
        is_late=is_late(),
    )


def is_late() -> Q:
    """That a payment or a report of an agreement is late today."""
    today = clock.today()
    unpaid = Payment.objects.filter(agreement=OuterRef("pk"), paid_on=None, due__lt=today)
    unsent = Report.objects.filter(agreement=OuterRef("pk"), sent_on=None, due__lt=today)
    return Q(Exists(unpaid)) | Q(Exists(unsent))


def indicators() -> dict[str, str]:
    """Title of every indicator that a target can be about, by code."""
    return {code: str(title) for finder in registry.all_of(IndicatorFinder) for code, title in finder.all()}


def in_pence() -> frozenset[str]:
    """Codes of the indicators whose figure is money."""
    return frozenset(code for finder in registry.all_of(IndicatorFinder) for code in finder.pence())
