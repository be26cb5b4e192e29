"""Periods of an accepted offer: made once, closed by the lead body, and the end of it all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.offers.actions import letters
from hedgerow.offers.actions.building import held_offer
from hedgerow.offers.actions.recording import DELIVERED, of_offer
from hedgerow.offers.models import Offer, Part, Period, Problem, Report
from hedgerow.offers.rules.periods import later, spans
from hedgerow.offers.types import Stage, State
from hedgerow.spine.errors import InputError

A_YEAR = 12


def make_periods(offer: Offer, parts: Collection[Part]) -> None:
    """Every period of the offer, with an empty report of each part that runs in it. Raises InputError where there are
    too many to be reported on."""
    first, last = days_of(offer, parts)
    try:
        found = spans(first, last, int(offer.every))
    except ValueError:
        raise InputError(_("The parts run too long to be reported on so often. Choose longer periods.")) from None
    made = Period.objects.bulk_create(
        [Period(offer=offer, starts=one.starts, ends=one.ends, due=one.due) for one in found]
    )
    Report.objects.bulk_create([Report(part=part, period=one) for one in made for part in parts if runs_in(part, one)])


def days_of(offer: Offer, parts: Collection[Part]) -> tuple[date, date]:
    """From the first part's first day to the last one's last; without any, a year from the day it was accepted."""
    first = min((part.since for part in parts if part.since), default=offer.accepted_on or clock.today())
    last = max((part.until for part in parts if part.until), default=None)
    return first, max(last or later(first, A_YEAR), first)


def runs_in(part: Part, period: Period) -> bool:
    """Whether a part is done in a period."""
    return (part.since is None or part.since <= period.ends) and (part.until is None or part.until >= period.starts)


@transaction.atomic
def close_period(*, by: User | None, period: Period, words: str = "") -> Period:
    """The lead body closes a period: reports stay as they are, and the return goes to the body.

    Raises InputError where it is closed, has not ended, or an earlier one is open. A group that has not reported is shown
    as missing.
    """
    held_offer(period.offer_id)
    rows = Period.objects.select_for_update(of=("self",)).select_related("offer__problem__body")
    held = rows.in_bulk([period.pk])[period.pk]
    if held.closed_at is not None:
        raise InputError(_("This period is closed already."))
    if held.ends >= clock.today():
        raise InputError(_("This period has not ended yet."))
    if Period.objects.filter(offer=held.offer_id, starts__lt=held.starts, closed_at__isnull=True).exists():
        raise InputError(_("Close the period before it first."))
    held.closed_at, held.closed_by, held.words = clock.now(), by.pk if by else None, words.strip()
    held.save(update_fields=["closed_at", "closed_by", "words"])
    audit.record(by=by, did="offer.period_closed", ref=held.offer.ref, fields=["periods"])
    letters.return_sent(held)
    return held


@transaction.atomic
def deliver(
    *, by: User, offer: Offer, changed: str, pathway: Pathway | str, strength: Strength | str, dissent: str = ""
) -> Offer:
    """The offer has been delivered: what changed goes into the record of work as an outcome, with its strength.

    Raises InputError where it is not in delivery, a period that has begun is open, or words or strength are missing.
    """
    held = held_offer(offer.pk)
    if held.stage != Stage.DELIVERY:
        raise InputError(_("Only what was accepted can be delivered."))
    if Period.objects.filter(offer=held, starts__lte=clock.today(), closed_at__isnull=True).exists():
        raise InputError(_("Close every period that has begun first."))
    Period.objects.filter(offer=held, starts__gt=clock.today(), closed_at__isnull=True).delete()
    parts = list(Part.objects.filter(offer=held, taken=True))
    entry = ledger.record(by=by, work=of_offer(held, DELIVERED, parts))
    ledger.claim_outcome(
        by=by,
        about=entry,
        pathway=Pathway(pathway),
        strength=Strength(strength),
        on=clock.today(),
        text=changed,
        dissent=dissent,
    )
    held.stage, held.ended_on = Stage.DELIVERED, clock.today()
    held.changed, held.strength = changed.strip(), Strength(strength)
    held.save(update_fields=["stage", "ended_on", "changed", "strength"])
    Problem.objects.filter(pk=held.problem_id).update(state=State.CLOSED)
    audit.record(by=by, did="offer.delivered", ref=held.ref, fields=["stage"])
    letters.delivered(held)
    return held
