"""What was paid, told and came back of the awards of a round, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from hedgerow.programmes.models import Assessor, Conflict, Decision, Payment, Report, Return
from hedgerow.programmes.queries.assessing import found_interests


@dataclass
class Followed:
    """An award, with its payments, reports and returns."""

    decision: Decision
    payments: list[Payment] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)


def followed(decisions: Sequence[Decision]) -> list[Followed]:
    """Awards with all that followed."""
    found = {one.pk: Followed(one) for one in decisions}
    for payment in Payment.objects.filter(decision__in=found).order_by("due_on", "pk"):
        found[payment.decision_id].payments.append(payment)
    for report in Report.objects.filter(decision__in=found).order_by("due_on", "pk"):
        found[report.decision_id].reports.append(report)
    for one in Return.objects.filter(decision__in=found).order_by("on", "pk"):
        found[one.decision_id].returns.append(one)
    return list(found.values())


@dataclass(frozen=True)
class Progress:
    """An assessor, and how far they are. `kept` is how many applications are kept from them."""

    assessor: Assessor
    scored: int
    kept: int


def progress(found: QuerySet[Assessor]) -> list[Progress]:
    """How far assessors are."""
    rows = list(found.annotate(scored=Count("scores__application", distinct=True)))
    kept: dict[int, set[int]] = defaultdict(set)
    said = Conflict.objects.filter(user__in=[one.user_id for one in rows])
    for user, application, held in said.values_list("user", "application", "application__round"):
        if any(one.user_id == user and one.round_id == held for one in rows):
            kept[user].add(application)
    for one in rows:
        kept[one.user_id] |= set(found_interests(one))
    return [Progress(one, one.scored, len(kept[one.user_id])) for one in rows]
