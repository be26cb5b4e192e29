"""Saying who came."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.actions.booking import _contact, _group
from hedgerow.engines.bookings.actions.seats import held
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import TAKING, Seat, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


@transaction.atomic
def mark(*, by: AbstractBaseUser | None, sitting: Sitting, came: Mapping[int, bool]) -> Sitting:
    """Say of people with a place, by the id of their booking, whether they came; ids of others are passed over.

    The sitting's own app writes the work down in the same transaction, and anew when marks change. Marks that change
    nothing do nothing. Raises InputError before it begins, and where it was cancelled.
    """
    row = held(sitting)
    if row.state == State.CANCELLED:
        raise InputError(_("It was cancelled: nobody came."))
    if row.starts_at > clock.now():
        raise InputError(_("It has not begun yet."))
    changed = _set(row, came)
    if not changed and row.marked_at is not None:
        return row
    if not Booking.objects.filter(sitting=row, state=Seat.BOOKED).exists():
        _write_down(by, row)
    audit.record(by=by, did="sitting.marked", ref=row.own_ref)
    return row


@transaction.atomic
def add_who_came(
    *,
    by: AbstractBaseUser | None,
    sitting: Sitting,
    name: str,
    email: str = "",
    group: Ref | str | None = None,
    group_name: str = "",
) -> Booking:
    """Somebody came without having booked: they were there, however many places there are. Raises ValidationError."""
    row = held(sitting)
    if row.starts_at > clock.now() or row.state == State.CANCELLED:
        raise InputError(_("It has not begun yet, or was cancelled."))
    if not name.strip():
        raise ValidationError({"name": _("Please write a name.")})
    plain = email.strip().lower()
    there = Booking.objects.filter(sitting=row, email=plain).first() if plain else None
    known = _group(group, group_name)
    booking = there or Booking(sitting=row, email=plain, name=name.strip()[:160], made_by=by.pk if by else None)
    if there is None:
        booking.group_ref, booking.group_name = known.ref, known.name[:200]
        booking.contact_ref = _contact(name, plain)
        booking.pence = queries.price_of(row, known.ref)
    booking.state, booking.cancelled_at = Seat.CAME, None
    booking.save()
    audit.record(by=by, did="booking.came", ref=booking.ref)
    if row.marked_at is not None:
        _write_down(by, row)
    return booking


def _set(row: Sitting, came: Mapping[int, bool]) -> int:
    """Set what differs, and say how many did."""
    there = Booking.objects.filter(sitting=row, state__in=TAKING)
    yes = [pk for pk, did in came.items() if did]
    no = [pk for pk, did in came.items() if not did]
    changed = there.filter(pk__in=yes).exclude(state=Seat.CAME).update(state=Seat.CAME)
    return changed + there.filter(pk__in=no).exclude(state=Seat.ABSENT).update(state=Seat.ABSENT)


def _write_down(by: AbstractBaseUser | None, row: Sitting) -> None:
    """Have the app write what happened, once everybody is marked."""
    there = list(queries.coming_to(row))
    offer = queries.offer_of(row)
    if offer is not None:
        came = [booking for booking in there if booking.state == Seat.CAME]
        offer.marked(by, row, came, [booking for booking in there if booking.state == Seat.ABSENT])
    row.marked_at = clock.now()
    row.save(update_fields=["marked_at"])
