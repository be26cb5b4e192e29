"""One booking as the group's people read it: who and what, and for their own the way to cancel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.queries import token
from hedgerow.engines.bookings.types import Seat
from hedgerow.kernel.money import pounds
from hedgerow.people.models import Contact

TONES = {Seat.WAITING: "warn", Seat.CAME: "leaf", Seat.BOOKED: "calm"}


@dataclass(frozen=True)
class Booked:
    """One line. `own_url` leads to the page of the booking, for whoever it belongs to; "" for others."""

    booking: Booking
    price: str
    tone: str
    over: bool
    url: str
    own_url: str


def booked(row: Booking, user: User, contact: Contact | None, now: datetime) -> Booked:
    """A booking as one of the group sees it: no address, and nothing of what somebody needs."""
    own = row.email == user.email.lower() or (contact is not None and row.contact_ref == str(contact.ref))
    return Booked(
        booking=row,
        price=pounds(row.pence) if row.pence else "",
        tone=TONES.get(Seat(row.state), ""),
        over=row.sitting.is_past(now),
        url=reverse("bookings:sitting", args=[row.sitting.uid]),
        own_url=reverse("bookings:mine", args=[token(row)]) if own and row.erased_at is None else "",
    )
