"""Reading bookings, and the addresses of their own pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.urls import reverse

from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import LIVE, TAKING, Seat, State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel.refs import Ref

SALT = "bookings.booking"


def token(booking: Booking) -> str:
    """What stands in the address of a booking's own page: whoever has it has had a letter to its address."""
    return signing.Signer(salt=SALT).sign(str(booking.pk))


def by_token(held: str) -> Booking | None:
    """The booking of an address; None for one that is made up or cut off."""
    try:
        pk = signing.Signer(salt=SALT).unsign(held)
    except signing.BadSignature:
        return None
    return Booking.objects.select_related("sitting").filter(pk=pk).first()


def page(booking: Booking) -> str:
    """The whole address of a booking's own page."""
    return absolute(reverse("bookings:mine", args=[token(booking)]))


def by_key(key: str) -> Booking | None:
    """The booking that was sent with a key before."""
    return Booking.objects.select_related("sitting").filter(key=key).first() if key else None


def live_of(sitting: Sitting, email: str) -> Booking | None:
    """What an address has booked in a sitting, or waits for."""
    plain = email.strip().lower()
    return Booking.objects.filter(sitting=sitting, email=plain, state__in=LIVE).first() if plain else None


def waiting_for(sitting: Sitting) -> QuerySet[Booking]:
    """The waiting list, first come first."""
    return Booking.objects.filter(sitting=sitting, state=Seat.WAITING).order_by("asked_at", "pk")


def coming_to(sitting: Sitting) -> QuerySet[Booking]:
    """Those with a place, by name, marked or not."""
    return Booking.objects.filter(sitting=sitting, state__in=TAKING).order_by("name", "pk")


def everybody(sitting: Sitting) -> QuerySet[Booking]:
    """Everybody who ever booked a sitting, those who gave their place back too."""
    return Booking.objects.filter(sitting=sitting).order_by("name", "pk")


def came_from(sitting: Sitting) -> QuerySet[Booking]:
    """Those who came."""
    return Booking.objects.filter(sitting=sitting, state=Seat.CAME).order_by("name", "pk")


def never_seated(sitting: Sitting) -> QuerySet[Booking]:
    """Those for whom there was no place to the end."""
    return waiting_for(sitting)


def mail_about(sitting: Sitting) -> QuerySet[Booking]:
    """Whoever is told when something changes: all with a place, and the waiting list."""
    return Booking.objects.filter(sitting=sitting, state__in=LIVE).select_related("sitting").order_by("pk")


def of_group(*refs: Ref | str) -> QuerySet[Booking]:
    """What people of a group (all refs that it ever had) have booked, the newest sitting first. What was cancelled with
    its sitting is there."""
    rows = Booking.objects.filter(group_ref__in=[str(ref) for ref in refs]).select_related("sitting")
    cancelled = Q(state=Seat.CANCELLED) & ~Q(sitting__state=State.CANCELLED)
    return rows.exclude(cancelled).order_by("-sitting__starts_at", "name", "pk")


def of_person(person: Person) -> list[Any]:
    """The bookings of somebody's addresses and of their contact."""
    emails = [email.lower() for email in person.emails]
    theirs = Q(email__in=emails) | Q(contact_ref__in=list(person.refs))
    return list(Booking.objects.filter(theirs).values_list("pk", flat=True)) if emails or person.refs else []


def to_remind(first: date, last: date, asked_before: datetime) -> QuerySet[Booking]:
    """Everybody with a place in what begins on these days, who has not been reminded of its day."""
    rows = Booking.objects.filter(
        state=Seat.BOOKED, asked_at__lt=asked_before, sitting__starts_at__date__range=(first, last)
    )
    rows = rows.exclude(email="").exclude(sitting__state=State.CANCELLED).exclude(reminded_for__gte=first)
    return rows.select_related("sitting").order_by("pk")
