"""Calling an election, changing it before anybody has voted, and calling it off."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.representation.models import Election, Seat
from hedgerow.representation.types import Stage
from hedgerow.spine.errors import InputError


@transaction.atomic
def call_election(
    *,
    by: User | None,
    seat: Seat,
    roll: str,
    nominations_until: datetime,
    opens_at: datetime,
    closes_at: datetime,
    takes_up: date,
    notice: str = "",
    places: int = 1,
    quorum: int | None = None,
) -> Election:
    """Give notice of an election to a seat: groups can name people from now on.

    Raises InputError where one runs already, the seat is no more, nobody offers the roll, or the days are in disorder.
    """
    titles = dict(rolls())
    if roll not in titles:
        raise InputError(_("Choose who votes."))
    if seat.state != State.LIVE:
        raise InputError(_("This seat is no more."))
    if not 1 <= places <= seat.places:
        raise InputError(_("The seat does not have so many places."))
    _check_days(nominations_until, opens_at, closes_at, takes_up)
    try:
        with transaction.atomic():
            made = Election.objects.create(
                seat=seat,
                roll=roll,
                roll_title=titles[roll],
                notice=notice.strip(),
                places=places,
                quorum=quorum,
                nominations_until=nominations_until,
                opens_at=opens_at,
                closes_at=closes_at,
                takes_up=takes_up,
                made_by=by.pk if by else None,
            )
    except IntegrityError:
        raise InputError(_("An election to this seat is running already.")) from None
    audit.record(by=by, did="election.called", ref=made.ref)
    return made


def _check_days(nominations_until: datetime, opens_at: datetime, closes_at: datetime, takes_up: date) -> None:
    if nominations_until <= clock.now():
        raise InputError(_("Give groups time to name people: the last moment has passed."))
    if not nominations_until <= opens_at < closes_at:
        raise InputError(_("First people are named, then the vote opens, then it closes: put the days in that order."))
    if takes_up < clock.day_of(closes_at):
        raise InputError(_("The seat can be taken up only once the vote has closed."))


@transaction.atomic
def change_election(*, by: User | None, election: Election, nominations_until: datetime, notice: str) -> Election:
    """Give groups more time to name people, or put the notice right, while they can.

    Raises InputError once the vote is open, or where the time would run past its opening.
    """
    held = Election.objects.select_for_update().in_bulk([election.pk])[election.pk]
    if held.stage != Stage.NOMINATIONS:
        raise InputError(_("The vote is open or over: nothing can change any more."))
    if not held.made_at < nominations_until <= held.opens_at:
        raise InputError(_("People can be named until the vote opens, and no longer."))
    held.nominations_until, held.notice = nominations_until, notice.strip()
    held.save(update_fields=["nominations_until", "notice"])
    audit.record(by=by, did="election.changed", ref=held.ref, fields=["nominations_until", "notice"])
    return held


@transaction.atomic
def call_off(*, by: User | None, election: Election, reason: str) -> Election:
    """It does not take place, and everybody reads why. Raises InputError without a reason, or once it is declared."""
    held = Election.objects.select_for_update().in_bulk([election.pk])[election.pk]
    if not reason.strip():
        raise InputError(_("Say why: everybody reads it."))
    if held.stage not in (Stage.NOMINATIONS, Stage.VOTING):
        raise InputError(_("It is over already."))
    held.stage, held.reason = Stage.CANCELLED, " ".join(reason.split())[:300]
    held.save(update_fields=["stage", "reason"])
    audit.record(by=by, did="election.called_off", ref=held.ref, fields=["stage"])
    return held
