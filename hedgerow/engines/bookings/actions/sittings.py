"""Making a sitting, changing it, calling it off. Everybody who booked is told of what concerns them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.actions import letters
from hedgerow.engines.bookings.actions.seats import held, move_up
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.rules import faults
from hedgerow.engines.bookings.types import LIVE, Seat, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

#: what may be said of a sitting
FACTS = frozenset({
    "title", "about", "starts_at", "ends_at", "where", "postcode", "online", "places", "waiting_list", "public",
    "member_pence", "price_pence", "series",
})  # fmt: skip
#: what whoever booked must be told, and what a calendar must take anew
MOVES = frozenset({"starts_at", "ends_at", "where", "postcode", "online"})


@transaction.atomic
def make_sitting(
    *,
    by: AbstractBaseUser | None,
    ref: Ref | str,
    kind: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    **facts: Any,
) -> Sitting:
    """A new sitting of a record. `facts` are FACTS. Raises ValidationError by field for what cannot be."""
    _known(facts)
    sitting = Sitting(ref=str(ref), kind=kind, title=title.strip(), starts_at=starts_at, ends_at=ends_at, **facts)
    sitting.made_by = by.pk if by else None
    _check(sitting)
    sitting.save()
    audit.record(by=by, did="sitting.made", ref=sitting.own_ref)
    return sitting


@transaction.atomic
def change_sitting(*, by: AbstractBaseUser | None, sitting: Sitting, **facts: Any) -> Sitting:
    """Change what is said of a sitting. A change of time or place is told to all who booked; more places are filled from
    the waiting list. Raises ValidationError, and InputError for one that is cancelled."""
    _known(facts)
    row = held(sitting)
    if row.state == State.CANCELLED:
        raise InputError(_("It was cancelled. Make a new date instead."))
    changed = sorted(name for name, value in facts.items() if getattr(row, name) != value)
    if not changed:
        return row
    before = row.starts_at
    for name in changed:
        setattr(row, name, facts[name])
    _check(row)
    moved = bool(MOVES & set(changed))
    row.sequence += moved
    row.changed_at = clock.now()
    if row.state == State.CLOSED and row.ends_at > clock.now():
        row.state = State.OPEN
    row.save()
    audit.record(by=by, did="sitting.changed", ref=row.own_ref, fields=changed)
    if moved:
        _tell_moved(row, before)
    move_up(row)
    return row


@transaction.atomic
def cancel_sitting(*, by: AbstractBaseUser | None, sitting: Sitting, why: str = "") -> Sitting:
    """Call a sitting off, and tell everybody. One that is cancelled already stays so. Raises InputError when it is over."""
    row = held(sitting)
    if row.state == State.CANCELLED:
        return row
    if row.is_past(clock.now()):
        raise InputError(_("It is over: it cannot be cancelled any more."))
    row.state, row.why, row.changed_at = State.CANCELLED, why.strip()[:300], clock.now()
    row.sequence += 1
    row.save(update_fields=["state", "why", "changed_at", "sequence"])
    told = list(queries.mail_about(row))
    Booking.objects.filter(sitting=row, state__in=LIVE).update(state=Seat.CANCELLED, cancelled_at=clock.now())
    for booking in told:
        letters.called_off(booking, row)
    audit.record(by=by, did="sitting.cancelled", ref=row.own_ref)
    return row


def _tell_moved(row: Sitting, before: datetime) -> None:
    """Nobody is told of a change to what is over: it only puts the record right."""
    if row.ends_at > clock.now():
        for booking in queries.mail_about(row):
            letters.moved(booking, row, before)


def _known(facts: dict[str, Any]) -> None:
    assert set(facts) <= FACTS, f"not facts of a sitting: {sorted(set(facts) - FACTS)}"


def _check(row: Sitting) -> None:
    """Raise ValidationError for what cannot be, by field."""
    pence = (row.member_pence, row.price_pence)
    found = faults(title=row.title, starts_at=row.starts_at, ends_at=row.ends_at, places=row.places, pence=pence)
    wrong = {field: str(fault.label) for field, fault in found}
    if wrong:
        raise ValidationError(wrong)
    row.clean_fields()
