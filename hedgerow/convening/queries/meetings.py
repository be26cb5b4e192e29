"""Meetings: coming, held, with what is written of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hedgerow.convening.models import Decision, Item, Meeting, Network
from hedgerow.convening.types import Minutes
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.types import TAKING, State
from hedgerow.kernel import clock


def day_of(meeting: Meeting) -> date:
    """The day of a meeting, as the place reckons it."""
    return clock.day_of(meeting.sitting.starts_at)


def meetings(network: Network | None = None) -> QuerySet[Meeting]:
    """All meetings, or a network's, the latest first, with how many are `coming` or came, how many things were `decided`,
    and whether anything is `written`."""
    rows = Meeting.objects.select_related("network", "sitting").order_by("-sitting__starts_at", "-pk")
    booked = Booking.objects.filter(sitting=OuterRef("sitting"), state__in=TAKING)
    decided = Decision.objects.filter(meeting=OuterRef("pk"), withdrawn_at__isnull=True)
    written = Item.objects.filter(meeting=OuterRef("pk")).exclude(text="")
    rows = rows.annotate(coming=_counted(booked, "sitting"), decided=_counted(decided, "meeting"))
    rows = rows.annotate(written=Exists(written))
    return rows.filter(network=network) if network else rows


def _counted(rows: QuerySet[Any], by: str) -> Coalesce:
    found = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def ahead(now: datetime) -> Q:
    """A condition for meetings to come."""
    return Q(sitting__ends_at__gt=now) & ~Q(sitting__state=State.CANCELLED)


def held(now: datetime) -> Q:
    """A condition for meetings that took place."""
    return Q(sitting__starts_at__lte=now) & ~Q(sitting__state=State.CANCELLED)


def public() -> Q:
    """A condition for meetings that strangers may know of."""
    return Q(sitting__public=True, network__seen="open")


def unwritten(now: datetime) -> QuerySet[Meeting]:
    """Meetings of which nothing is written yet, the oldest first."""
    written = Item.objects.filter(meeting=OuterRef("pk")).exclude(text="")
    rows = meetings().filter(held(now), ~Exists(written), minutes=Minutes.DRAFT)
    return rows.select_related("network__convener", "sitting").order_by("sitting__starts_at", "pk")


def agenda(meeting: Meeting) -> list[Item]:
    """What is on the agenda, in order, with the decisions that stand under each (`stood`)."""
    rows = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    found: dict[int | None, list[Decision]] = {}
    for decision in Decision.objects.filter(meeting=meeting, withdrawn_at__isnull=True).order_by("pk"):
        found.setdefault(decision.item_id, []).append(decision)
    for row in rows:
        row.stood = found.pop(row.pk, [])  # type: ignore[attr-defined]
    return rows


def before(meeting: Meeting) -> Meeting | None:
    """The meeting of the same network before this one."""
    earlier = Meeting.objects.filter(network=meeting.network_id, sitting__starts_at__lt=meeting.sitting.starts_at)
    earlier = earlier.exclude(sitting__state=State.CANCELLED).select_related("sitting", "network")
    return earlier.order_by("-sitting__starts_at").first()


def following(item: Item) -> Item | None:
    """What comes after an item on its agenda."""
    rows = list(Item.objects.filter(meeting=item.meeting_id).order_by("order", "pk"))
    place = next((place for place, row in enumerate(rows, 1) if row.pk == item.pk), len(rows))
    return rows[place] if place < len(rows) else None
