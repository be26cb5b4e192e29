"""Booking a place, giving it back."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.actions import letters
from hedgerow.engines.bookings.actions.seats import held, move_up
from hedgerow.engines.bookings.models import Booking, Sitting, new_key
from hedgerow.engines.bookings.rules import seat_for
from hedgerow.engines.bookings.types import Group, Seat, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


class BookedAlready(InputError):
    """This address has a place already, or waits for one: `booking` is it."""

    def __init__(self, booking: Booking) -> None:
        super().__init__(
            _(
                "This e-mail address has booked already. We have sent its letter again. To book for somebody else, use theirs."
            )
        )
        self.booking = booking


@transaction.atomic
def book(
    *,
    by: AbstractBaseUser | None,
    sitting: Sitting,
    name: str,
    email: str = "",
    phone: str = "",
    group: Ref | str | None = None,
    group_name: str = "",
    needs: str = "",
    remember: bool = False,
    contact: Ref | str = "",
    key: str = "",
) -> Booking:
    """A place for somebody, or one on the waiting list; never more places than there are. A letter says which.

    The same `key` again answers with the same booking. Raises ValidationError by field, BookedAlready (after
    `write_again`, which the caller does outside of this transaction), and InputError where nothing can be booked.
    """
    before = queries.by_key(key)
    if before is not None:
        return before
    row = held(sitting)
    before = queries.by_key(key)  # the first of two clicks held the sitting until now
    if before is not None:
        return before
    _check(name, email, by)
    plain = email.strip().lower()
    there = queries.live_of(row, plain)
    if there is not None:
        raise BookedAlready(there)
    seat = _seat(row)
    known = _group(group, group_name)
    booking = Booking.objects.create(
        sitting=row,
        key=key or new_key(),
        name=name.strip()[:160],
        email=plain,
        phone=phone.strip()[:40],
        contact_ref=str(contact) or _contact(name, plain),
        group_ref=known.ref,
        group_name=known.name[:200],
        needs=needs.strip()[:500],
        remember=remember and bool(needs.strip()),
        pence=queries.price_of(row, known.ref),
        state=seat,
        made_by=by.pk if by else None,
    )
    audit.record(by=by, did="booking.made", ref=booking.ref)
    letters.booked(booking, row)
    return booking


@transaction.atomic
def cancel(*, by: AbstractBaseUser | None, booking: Booking) -> Booking:
    """Give a place back, or leave the waiting list; the next of it gets the place and a letter. Again changes nothing.

    Raises InputError once the sitting is over.
    """
    row = held(booking.sitting)
    now = Booking.objects.select_related("sitting").get(pk=booking.pk)
    if now.state == Seat.CANCELLED:
        return now
    if not now.live or row.is_past(clock.now()):
        raise InputError(_("It is over: there is nothing to cancel any more."))
    Booking.objects.filter(pk=now.pk).update(state=Seat.CANCELLED, cancelled_at=clock.now())
    now.state = Seat.CANCELLED
    audit.record(by=by, did="booking.cancelled", ref=now.ref)
    letters.given_back(now, row)
    move_up(row)
    return now


def write_again(*, booking: Booking) -> None:
    """Send the letter of a booking once more: at most once an hour, whoever asks."""
    letters.booked(booking, booking.sitting, again=f":again:{clock.now():%Y%m%d%H}")


def remember_needs(*, booking: Booking, words: str) -> bool:
    """Keep what somebody needs for the next time, with the words they agreed to: only where we know who they are."""
    guests = queries.guests()
    if guests is None or not booking.contact_ref or not booking.needs:
        return False
    guests.remember(booking.contact_ref, booking.needs, words)
    Booking.objects.filter(pk=booking.pk).update(remember=False)
    return True


def _seat(row: Sitting) -> Seat:
    """What there is for whoever asks now. Raises InputError for nothing."""
    if row.state == State.CANCELLED:
        raise InputError(_("It has been cancelled."))
    if row.state == State.CLOSED or row.is_past(clock.now()):
        raise InputError(_("It is over, or booking has closed."))
    seat = seat_for(queries.places_of(row), waiting_list=row.waiting_list)
    if seat is None:
        raise InputError(_("Every place is taken, and there is no waiting list."))
    return seat


def _group(group: Ref | str | None, name: str) -> Group:
    """The group somebody comes from: the one they act for, the one of that name if we know it, or just its name."""
    groups = queries.groups()
    if group:
        return Group(str(group), name.strip() or (groups.name_of(str(group)) if groups else ""))
    known = groups.named(name.strip()) if groups and name.strip() else None
    return known or Group("", name.strip())


def _contact(name: str, email: str) -> str:
    guests = queries.guests()
    return guests.contact(name, email) if guests and email else ""


def _check(name: str, email: str, by: AbstractBaseUser | None) -> None:
    """Raise ValidationError by field. Our team may book for somebody who has no e-mail."""
    wrong = {}
    if not name.strip():
        wrong["name"] = _("Please tell us your name.")
    try:
        if email.strip() or not getattr(by, "is_worker", False):
            validate_email(email.strip())
    except ValidationError:
        wrong["email"] = _("Please write an e-mail address such as ada@example.org.")
    if wrong:
        raise ValidationError(wrong)
