"""Forgetting what people needed, and who they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.engines.bookings.actions.seats import held, move_up
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.types import LIVE, Seat
from hedgerow.kernel import clock

EMPTY = {"name": "", "email": "", "phone": "", "contact_ref": "", "group_name": "", "needs": ""}


def erase(keys: Sequence[Any]) -> None:
    """Take everything personal out of bookings; a place that somebody still held goes to the next. Runs in a transaction."""
    there = list(Booking.objects.filter(pk__in=keys, state__in=LIVE).select_related("sitting"))
    now = clock.now()
    Booking.objects.filter(pk__in=keys, state__in=LIVE).update(state=Seat.CANCELLED, cancelled_at=now)
    Booking.objects.filter(pk__in=keys).update(**EMPTY, erased_at=now)
    for sitting in {booking.sitting_id: booking.sitting for booking in there}.values():
        move_up(held(sitting))


def forget_needs(keys: Sequence[Any]) -> None:
    """Empty what people needed in a sitting that is over."""
    Booking.objects.filter(pk__in=keys).update(needs="", remember=False)
