"""A group accepts an award, or declines it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.types import StepKind
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Money, MoneyKind, Where, Work
from hedgerow.programmes.actions import bids
from hedgerow.programmes.actions.deciding import ACTIVITY
from hedgerow.programmes.models import Decision, Payment, Report
from hedgerow.programmes.permissions import check_write
from hedgerow.programmes.rules.awards import plan
from hedgerow.programmes.rules.rounds import report_due, report_kind
from hedgerow.programmes.types import Deciders, Outcome
from hedgerow.spine.errors import InputError


@transaction.atomic
def accept(*, by: User, decision: Decision, signed: str, shares_led_by: bool = False) -> Decision:
    """Somebody who signs for the group accepts: its payments and its report are planned, and it counts as granted. Pressed twice,
    it is accepted once. `signed` is their name and role. Raises InputError."""
    check_write(by, decision.application)
    held = hold_award(decision)
    if held.accepted_at is not None:
        return held
    _check_open(held)
    if not signed.strip():
        raise InputError(_("Say who signs, and as what: “Jo Ash, treasurer”."))
    held.accepted_at, held.accepted_by = clock.now(), by.pk
    held.accepted_as, held.shares_led_by = signed.strip()[:150], shares_led_by
    held.save(update_fields=["accepted_at", "accepted_by", "accepted_as", "shares_led_by"])
    record(by=by, did="award.accepted", ref=held.application.ref, fields=["accepted_at"])
    _plan(held)
    bids.moved(by=by, application=held.application, to=StepKind.AWARDED, pence=held.pence)
    ledger.record(by=by, work=granted(held))
    return held


def granted(held: Decision) -> Work:
    """An award as the record of work holds it: money granted by us, once. What residents decided was
    counted with their budget."""
    application = held.application
    area = application.areas[0] if application.areas else ""
    counted = application.round.deciders == Deciders.RESIDENTS
    return Work(
        activity=activity(ACTIVITY, clock.today()),
        act="grant.awarded",
        on=clock.today(),
        groups=[application.organisation_id],
        money=None if counted else Money(held.pence or 0, MoneyKind.GRANTED),
        where=Where(area, AreaBasis.BENEFITS) if area else Where(),
        ref=str(application.ref),
        audience=Audience.PUBLIC,
    )


def _plan(held: Decision) -> None:
    application, today, pence = held.application, clock.today(), held.pence or 0
    for one in plan(pence, accepted_on=today, starts_on=application.starts_on, ends_on=application.ends_on):
        condition = _("when half of the work is done") if one.condition == "half" else ""
        Payment.objects.create(decision=held, pence=one.pence, due_on=one.due, condition=condition)
    line, full = application.round.line_below, application.round.full_from
    kind = report_kind(pence, line_below=line, full_from=full)
    Report.objects.create(decision=held, kind=kind, due_on=report_due(application.ends_on, held.decided_on))


@transaction.atomic
def decline(*, by: User, decision: Decision) -> Decision:
    """The group does not want it after all: the money is free for others. Raises InputError once it was accepted."""
    check_write(by, decision.application)
    held = hold_award(decision)
    if held.declined_at is not None:
        return held
    if held.accepted_at is not None:
        raise InputError(_("It has been accepted. Ring us if you cannot go on with it."))
    _check_open(held)
    held.declined_at = clock.now()
    held.save(update_fields=["declined_at"])
    record(by=by, did="award.declined", ref=held.application.ref, fields=["declined_at"])
    bids.moved(by=by, application=held.application, to=StepKind.WITHDRAWN)
    return held


def _check_open(held: Decision) -> None:
    if held.outcome != Outcome.AWARDED or held.told_at is None:
        raise InputError(_("Nothing has been offered here."))
    if held.declined_at is not None:
        raise InputError(_("It was declined."))


def hold_award(decision: Decision) -> Decision:
    """A decision with all that is said of it, held while it is changed."""
    rows = Decision.objects.select_for_update(of=("self",))
    return rows.select_related("application__round__programme", "application__organisation").get(pk=decision.pk)
