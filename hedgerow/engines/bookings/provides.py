"""What bookings offer: what is not marked yet, closing and reminding by night, names of sittings, forgetting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.queries import elsewhere
from hedgerow.engines.bookings.queries.sittings import titles
from hedgerow.engines.bookings.types import State
from hedgerow.engines.lifecycle.types import LifecycleOffer, Standing
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import NightlyJob, RefOffer
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock

MOST_TO_MARK = 50


def to_mark(user: Any, today: date) -> Iterable[Due]:
    """For our team: what is over and of which nobody has said who came, due the day after."""
    if not getattr(user, "is_worker", False):
        return
    for sitting in queries.unmarked(clock.now())[:MOST_TO_MARK]:
        offer = queries.offer_of(sitting)
        if offer is not None:
            day = clock.day_of(sitting.ends_at) + timedelta(days=1)
            words = _("Say who came: %(title)s") % {"title": sitting.title}
            yield Due(words, day, ref=str(sitting.own_ref), url=reverse("bookings:attendance", args=[sitting.pk]))


def standings() -> Iterable[tuple[str, Standing]]:
    """What is open, and its last day. A full one stays open: its waiting list does."""
    for pk, ends_at in Sitting.objects.filter(state=State.OPEN).values_list("pk", "ends_at").iterator():
        yield str(pk), Standing(ends_on=clock.day_of(ends_at))


def with_needs(before: date) -> list[int]:
    """Bookings of sittings that were over before a day, and that still say what somebody needed."""
    rows = Booking.objects.filter(sitting__ends_at__date__lt=before).filter(~Q(needs="") | Q(remember=True))
    return list(rows.values_list("pk", flat=True))


def old(before: date) -> list[int]:
    """Bookings of sittings that were over before a day, and that still name somebody."""
    rows = Booking.objects.filter(sitting__ends_at__date__lt=before, erased_at__isnull=True)
    return list(rows.values_list("pk", flat=True))


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads what was done to dates and bookings."""
    return bool(getattr(user, "is_worker", False))


AUDIT = (
    AuditWords(
        "bookings.sitting",
        deeds={
            "sitting.made": gettext_lazy("A date was set"),
            "sitting.changed": gettext_lazy("A date was changed"),
            "sitting.cancelled": gettext_lazy("A date was cancelled"),
            "sitting.closed_past": gettext_lazy("Closed by itself: its day has passed"),
            "sitting.marked": gettext_lazy("It was said who came"),
        },
        fields={},
        readers=team_reads,
    ),
    AuditWords(
        "bookings.booking",
        deeds={
            "booking.made": gettext_lazy("A place was booked"),
            "booking.cancelled": gettext_lazy("A place was given back"),
            "booking.came": gettext_lazy("Somebody came without having booked"),
        },
        fields={},
        readers=team_reads,
    ),
)
TODO = (TodoOffer("bookings.unmarked", to_mark),)
NIGHTLY = (NightlyJob("bookings.remind", actions.remind),)
LIFECYCLES = (LifecycleOffer("bookings.sitting", standings, actions.close),)
LISTS = (ListOffer("events", gettext_lazy("What’s on"), elsewhere.listed, elsewhere.path, narrow=elsewhere.narrowings),)
ALERTS = (
    AlertOffer("events", gettext_lazy("Tell me of new dates"), elsewhere.describe, elsewhere.news, elsewhere.path),
)
REFS = (RefOffer("bookings.sitting", titles, lambda pk: reverse("bookings:go", args=[pk])),)
ERASERS = (
    Eraser(
        "bookings.Booking",
        actions.erase,
        goes=False,
        words=gettext_lazy("That somebody came stays counted. A place they still held goes to the next."),
    ),
)
FINDERS = (Finder("bookings.Booking", queries.of_person),)
RETENTION = (
    RetentionRule(
        kind="bookings.needs",
        title=gettext_lazy("What people needed to take part in a sitting"),
        does=gettext_lazy("It is removed from the booking."),
        after=30,
        ground=gettext_lazy("It was told for one day, and serves nothing after it."),
        find=with_needs,
        act=actions.forget_needs,
        always=True,
    ),
    RetentionRule(
        kind="bookings.details",
        title=gettext_lazy("Who booked what"),
        does=gettext_lazy("Names and addresses are removed from the booking. How many came stays."),
        after=730,
        ground=gettext_lazy("Long enough for certificates and for reports to whoever funds the work."),
        find=old,
        act=actions.erase,
        always=True,
    ),
)
