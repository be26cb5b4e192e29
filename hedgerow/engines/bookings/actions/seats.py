"""Places given one at a time: whoever gives or takes one holds the sitting's row until it is done."""

from __future__ import annotations

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.actions import letters
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.rules import who_moves_up
from hedgerow.engines.bookings.types import Seat, State
from hedgerow.kernel import clock


def held(sitting: Sitting) -> Sitting:
    """The sitting as it is now, and nobody else's to change until the transaction ends."""
    return Sitting.objects.select_for_update().filter(pk=sitting.pk)[0]


def move_up(row: Sitting) -> None:
    """Give what places are free to the waiting list, first come first, each with a letter. `row` is held."""
    if row.state != State.OPEN or row.is_past(clock.now()):
        return
    for booking in who_moves_up(queries.places_of(row), list(queries.waiting_for(row))):
        Booking.objects.filter(pk=booking.pk).update(state=Seat.BOOKED)
        booking.state, booking.sitting = Seat.BOOKED, row
        letters.place_free(booking, row)
