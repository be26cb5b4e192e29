"""What the night does: reminders the day before, and closing what is over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.actions import letters
from hedgerow.engines.bookings.actions.seats import held
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.queries.bookings import to_remind
from hedgerow.engines.bookings.types import State
from hedgerow.engines.lifecycle.types import Closing
from hedgerow.kernel import clock


def remind(today: date) -> str:
    """Nightly: a letter to everybody with a place in what begins tomorrow, or today where a night was missed. Each is
    reminded once of one day; whoever booked within the last day needs no reminder."""
    due = list(to_remind(today, today + timedelta(days=1), clock.now() - timedelta(days=1)))
    queries.name_all(booking.sitting for booking in due)
    for booking in due:
        _remind(booking, today)
    return f"{len(due)} reminders"


@transaction.atomic
def _remind(booking: Booking, today: date) -> None:
    letters.reminder(booking, booking.sitting, today)
    day = clock.day_of(booking.sitting.starts_at)
    Booking.objects.filter(pk=booking.pk).update(reminded_for=day)


@transaction.atomic
def close(pk: str, why: Closing) -> None:
    """Close a sitting by night."""
    row = held(Sitting(pk=int(pk)))
    if row.state == State.OPEN:
        row.state = State.CLOSED
        row.save(update_fields=["state"])
        audit.record(by=None, did=f"sitting.closed_{why}", ref=row.own_ref)
