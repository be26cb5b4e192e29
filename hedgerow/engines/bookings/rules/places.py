"""Who gets a place, who moves up from the waiting list, and what a sitting must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from hedgerow.engines.bookings.types import Fault, Places, Seat

Booking = TypeVar("Booking")
LONGEST = timedelta(days=14)  # what lasts longer is a course of several sittings
MOST_PLACES = 5000
MOST_PENCE = 1_000_000  # £10,000


def seat_for(held: Places, *, waiting_list: bool) -> Seat | None:
    """What somebody who asks now gets: a place, a place on the waiting list, or nothing (None).

    While others wait, a place that is free is theirs.
    """
    if held.places is None or (held.taken < held.places and not held.waiting):
        return Seat.BOOKED
    return Seat.WAITING if waiting_list else None


def who_moves_up(held: Places, waiting: Sequence[Booking]) -> Sequence[Booking]:
    """Those of the waiting list, first come first, for whom there is a place now."""
    return waiting if held.left is None else waiting[: held.left]


def faults(
    *, title: str, starts_at: datetime, ends_at: datetime, places: int | None, pence: Sequence[int]
) -> Iterator[tuple[str, Fault]]:
    """What is wrong with a sitting: the field and the fault."""
    if not title.strip():
        yield "title", Fault.UNTITLED
    if ends_at <= starts_at:
        yield "ends_at", Fault.ENDS
    elif ends_at - starts_at > LONGEST:
        yield "ends_at", Fault.LONG
    if places is not None and not 1 <= places <= MOST_PLACES:
        yield "places", Fault.PLACES
    if any(not 0 <= one <= MOST_PENCE for one in pence):
        yield "price_pence", Fault.PRICE
