"""Services as our team lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.verification.models import Verification
from hedgerow.services.models import Service
from hedgerow.services.queries.records import KIND, live


@dataclass(frozen=True)
class Numbers:
    """A few numbers about services."""

    shown: int
    review: int
    late: int
    taking: int


def managed(chosen: Mapping[str, str], today: date) -> QuerySet[Service]:
    """Services by words, state and check; those that are not closed, where no state is chosen."""
    rows = Service.objects.select_related("organisation")
    state = chosen.get("state", "")
    rows = rows.filter(state=state) if state else rows.exclude(state=State.CLOSED)
    if words := chosen.get("q", ""):
        rows = rows.filter(Q(name__icontains=words) | Q(organisation__name__icontains=words))
    if chosen.get("check") == "late":
        return rows.filter(state=State.LIVE).filter(Exists(late(today)))
    return rows.exclude(source="") if chosen.get("check") == "feed" else rows


def late(today: date) -> QuerySet[Verification]:
    """For the service of an outer query: its check, where its day has passed."""
    ref = Concat(Value(f"{KIND}:"), Cast(OuterRef("pk"), CharField()))
    return Verification.objects.filter(ref=ref, due_on__lt=today)


def numbers(today: date) -> Numbers:
    """Four small queries."""
    return Numbers(
        shown=live().count(),
        review=Service.objects.filter(state=State.REVIEW).count(),
        late=Service.objects.filter(Exists(late(today)), state=State.LIVE).count(),
        taking=live().filter(taking="yes").count(),
    )
