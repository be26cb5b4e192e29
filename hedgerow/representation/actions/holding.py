"""Filling a seat, and leaving one."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact
from hedgerow.representation import queries, rules
from hedgerow.representation.models import Election, Holding, Seat
from hedgerow.representation.types import Ending, Mandate
from hedgerow.spine.errors import InputError

CHOOSING, SPEAKING = "election-to-seat", "representatives"  # activities of the charter


@transaction.atomic
def fill_seat(
    *,
    by: User | None,
    seat: Seat,
    contact: Contact,
    organisation: Organisation | None,
    mandate: Mandate | str,
    since: date,
    until: date | None = None,
    named: bool = False,
    election: Election | None = None,
) -> Holding:
    """Somebody takes a place; without `until` the term of the seat runs. One entry in the record of work.

    Raises InputError where every place is taken, they sit there already, or the days are in the wrong order.
    """
    held = Seat.objects.select_for_update().in_bulk([seat.pk])[seat.pk]
    end = until or rules.term_end(since, held.term_months)
    _check(held, contact, since, end)
    made = Holding.objects.create(
        seat=held,
        contact=contact,
        organisation=organisation,
        mandate=Mandate(mandate),
        since=since,
        until=end,
        named=named,
        election=election,
    )
    audit.record(by=by, did="seat.filled", ref=held.ref, fields=["holder"])
    ledger.record(by=by, work=_filled(made, min(since, clock.today())))
    return made


def _check(seat: Seat, contact: Contact, since: date, end: date | None) -> None:
    if seat.state != State.LIVE:
        raise InputError(_("This seat is no more."))
    if end is not None and end <= since:
        raise InputError(_("The term must end after it begins."))
    sitting = queries.holders(since).filter(seat=seat)
    if sitting.filter(contact=contact).exists():
        raise InputError(_("They hold this seat already."))
    if sitting.count() >= seat.places:
        raise InputError(_("Every place is taken on that day. Say first who leaves."))


def _filled(held: Holding, on: date) -> Work:
    return Work(
        activity=CHOOSING,
        act="seat.filled",
        on=on,
        groups=[held.organisation_id] if held.organisation_id else [],
        public_body=held.seat.body_id,
        ref=str(held.seat.ref),
        audience=Audience.PUBLIC if held.seat.public else Audience.STAFF,
    )


@transaction.atomic
def end_holding(*, by: User | None, holding: Holding, on: date, why: Ending | str) -> Holding:
    """Somebody leaves: `on` is the first day without them. If nobody takes over by then, that is written down.

    Raises InputError where they left already, or on a day before they came.
    """
    held = Holding.objects.select_for_update(of=("self",)).select_related("seat").in_bulk([holding.pk])[holding.pk]
    if held.ending:
        raise InputError(_("They have left already."))
    if on < held.since:
        raise InputError(_("That is before they came."))
    held.until, held.ending = on, Ending(why)
    held.save(update_fields=["until", "ending"])
    audit.record(by=by, did="seat.left", ref=held.seat.ref, fields=["holder"])
    if on <= clock.today() and why != Ending.REPLACED:
        note_vacancy(by=by, holding=held)
    return held


def note_vacancy(*, by: User | None, holding: Holding) -> None:
    """Write once into the record of work that a place became empty, if nobody had taken it over that day."""
    claimed = Holding.objects.filter(pk=holding.pk, vacancy_told=False).update(vacancy_told=True)
    day = holding.until
    if not claimed or day is None or not queries.vacancies(holding.seat, day):
        return
    work = Work(
        activity=SPEAKING,
        act="seat.vacant",
        unmet=True,
        on=day,
        public_body=holding.seat.body_id,
        ref=str(holding.seat.ref),
        audience=Audience.PUBLIC if holding.seat.public else Audience.STAFF,
    )
    ledger.record(by=by, work=work)


def note_empty(today: date) -> str:
    """Nightly: terms that are over end, and a place that nobody took over is written down."""
    count = 0
    for one in list(queries.now_empty(today)):
        with transaction.atomic():
            if not one.ending:
                Holding.objects.filter(pk=one.pk, ending="").update(ending=Ending.TERM)
            note_vacancy(by=None, holding=one)
            count += 1
    return f"{count} terms over"
