"""Reading the trail."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from hedgerow.engines import registry
from hedgerow.engines.audit.models import Event
from hedgerow.engines.audit.types import AuditWords
from hedgerow.kernel import refs
from hedgerow.kernel.clock import LONDON


def of(ref: str) -> QuerySet[Event]:
    """What was done to one record, the newest first."""
    return Event.objects.filter(ref=ref).order_by("-at", "-id")


def events(
    *, by: int | None = None, ref: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Event]:
    """Everything that was done, the newest first, but for records whose very being there is told to few."""
    found = Event.objects.order_by("-id")
    for offer in registry.all_of(AuditWords):
        if offer.private:
            found = found.exclude(ref__startswith=f"{offer.kind}:")
    asked = Q(by=by) if by else Q()
    asked &= Q(ref=ref) if ref else Q()
    asked &= Q(at__gte=_start(since)) if since else Q()
    asked &= Q(at__lt=_start(until + timedelta(days=1))) if until else Q()
    return found.filter(asked)


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, LONDON)


def words_of(kind: str) -> AuditWords | None:
    """What an app calls its deeds on records of one kind."""
    return next((offer for offer in registry.all_of(AuditWords) if offer.kind == kind), None)


def can_read(user: Any, ref: str) -> bool:
    """Whether somebody may read the trail of a record: whom its app lets, else managers alone."""
    try:
        named = refs.parse(ref)
    except ValueError:
        return False
    offer = words_of(named.kind)
    if offer and offer.readers:
        return offer.readers(user, named.id)
    return bool(getattr(user, "is_manager", False)) and not (offer and offer.private)


def names(ids: set[int]) -> dict[int, str]:
    """What users are called today, by id. Those who are gone are left out."""
    rows = get_user_model()._default_manager.filter(pk__in=ids)
    return {row.pk: str(row) for row in rows}


def doers() -> list[tuple[int, str]]:
    """Everybody who did anything and is still here, by name."""
    rows = Event.objects.exclude(by=None).order_by().values_list("by", flat=True).distinct()
    ids = {pk for pk in rows if pk is not None}
    return sorted(names(ids).items(), key=lambda pair: pair[1].lower())
