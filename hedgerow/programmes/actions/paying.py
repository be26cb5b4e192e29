"""Paying awards, and what comes back of them. No bank account is kept: only that it was paid, when, and the reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.types import StepKind
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.programmes.actions import award_letters as letters
from hedgerow.programmes.actions import bids
from hedgerow.programmes.actions.deciding import ACTIVITY
from hedgerow.programmes.actions.offering import hold_award
from hedgerow.programmes.models import Decision, Payment, Return
from hedgerow.programmes.permissions import check_decide
from hedgerow.programmes.queries.awards import came_back, paid
from hedgerow.programmes.rules.deciding import wrong_plan
from hedgerow.programmes.types import PaymentPlan
from hedgerow.spine.errors import InputError


@transaction.atomic
def plan_payments(*, by: User, decision: Decision, plans: Sequence[PaymentPlan]) -> Decision:
    """Say anew what is still to be paid, and when; what was paid stays. Raises InputError where it does not come to the award."""
    check_decide(by, decision.application)
    held = hold_award(decision)
    _check_accepted(held)
    wrong = wrong_plan(plans, wanted=(held.pence or 0) - paid(held))
    if wrong:
        raise InputError(wrong)
    Payment.objects.filter(decision=held, paid_on__isnull=True).delete()
    for one in plans:
        Payment.objects.create(decision=held, pence=one.pence, due_on=one.due, condition=one.condition.strip()[:200])
    record(by=by, did="award.planned", ref=held.application.ref)
    return held


@transaction.atomic
def pay(*, by: User, payment: Payment, on: date, reference: str = "") -> Payment:
    """It was paid: written down once, however often it is sent. The group is told. Raises InputError."""
    check_decide(by, payment.decision.application)
    decision = hold_award(payment.decision)
    row = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if row.paid_on is not None:
        return row
    _check_accepted(decision)
    if on > clock.today():
        raise InputError(_("The day is still to come. Write it down when it has been paid."))
    row.decision = decision
    row.paid_on, row.reference, row.paid_by = on, reference.strip()[:60], by.pk
    row.save(update_fields=["paid_on", "reference", "paid_by"])
    record(by=by, did="award.paid", ref=decision.application.ref)
    bids.moved(by=by, application=decision.application, to=StepKind.PAID, pence=row.pence)
    _write(by, decision, "grant.paid", on)
    letters.paid(row)
    return row


@transaction.atomic
def give_back(*, by: User, decision: Decision, pence: int, on: date, key: UUID, why: str = "") -> Return:
    """Money that was not spent came back: one form counts once. Raises InputError where that is more than was paid."""
    check_decide(by, decision.application)
    held = hold_award(decision)
    found = Return.objects.filter(key=key).first()
    if found is not None:
        return found
    left = paid(held) - came_back(held)
    if not 0 < pence <= left:
        raise InputError(_("Between nothing and %(left)s can come back of it.") % {"left": pounds(left)})
    if on > clock.today():
        raise InputError(_("The day is still to come. Write it down when it has come back."))
    try:
        with transaction.atomic():
            made = Return.objects.create(
                decision=held, pence=pence, on=on, why=why.strip()[:300], key=key, made_by=by.pk
            )  # fmt: skip
    except IntegrityError:
        return Return.objects.get(key=key)
    record(by=by, did="award.returned", ref=held.application.ref)
    _write(by, held, "grant.returned", on)
    return made


def _check_accepted(held: Decision) -> None:
    if held.accepted_at is None:
        raise InputError(_("The group has not accepted it yet: nothing is paid before."))


def _write(by: User, held: Decision, act: str, on: date) -> None:
    work = Work(
        activity=activity(ACTIVITY, on), act=act, on=on, groups=[held.application.organisation_id],
        ref=str(held.application.ref), audience=Audience.GROUP,
    )  # fmt: skip
    ledger.record(by=by, work=work)
