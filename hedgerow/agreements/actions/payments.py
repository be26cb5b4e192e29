"""Payments that are due, and those that came."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.actions.agreements import held, today_or
from hedgerow.agreements.models import Agreement, Payment
from hedgerow.agreements.permissions import check_keep
from hedgerow.engines.audit.actions import record
from hedgerow.spine.errors import InputError


@transaction.atomic
def add_payment(*, by: User, agreement: Agreement, due: date, pence: int, words: str = "") -> Payment:
    """A payment that is due. Raises ValidationError where the very same is due already, or it is nothing."""
    check_keep(by)
    row, told = held(agreement), " ".join(words.split())[:120]
    if pence <= 0:
        raise ValidationError({"pence": _("Write how much it is.")})
    if Payment.objects.filter(agreement=row, due=due, pence=pence, words=told).exists():
        raise ValidationError({"due": _("This payment is written down already.")})
    made = Payment.objects.create(agreement=row, due=due, pence=pence, words=told)
    record(by=by, did="agreement.payment_added", ref=row.ref, fields=["due", "pence"])
    return made


@transaction.atomic
def mark_paid(*, by: User, payment: Payment, pence: int, on: date | None = None) -> Payment:
    """It came on a day (today). Of one that came in part, the rest stays due, as a payment of its own.

    Raises InputError where it came already, ValidationError where the amount or the day cannot be.
    """
    check_keep(by)
    row = _held(payment)
    if row.paid_on is not None:
        raise InputError(_("Somebody has written down already that it came."))
    if pence <= 0:
        raise ValidationError({"pence": _("Write how much came.")})
    if pence < row.pence:
        rest = _("the rest of %(words)s") % {"words": row.words} if row.words else _("the rest")
        Payment.objects.create(agreement=row.agreement, due=row.due, pence=row.pence - pence, words=rest[:120])
        row.pence = pence
    row.paid_on, row.paid_pence = today_or(on), pence
    row.save(update_fields=["pence", "paid_on", "paid_pence"])
    record(by=by, did="agreement.paid", ref=row.agreement.ref, fields=["paid_on", "paid_pence"])
    return row


@transaction.atomic
def mark_unpaid(*, by: User, payment: Payment) -> Payment:
    """It was a mistake: it has not come."""
    check_keep(by)
    row = _held(payment)
    row.paid_on, row.paid_pence = None, None
    row.save(update_fields=["paid_on", "paid_pence"])
    record(by=by, did="agreement.not_paid", ref=row.agreement.ref, fields=["paid_on", "paid_pence"])
    return row


@transaction.atomic
def remove_payment(*, by: User, payment: Payment) -> None:
    """It is not due after all. Raises InputError where it came."""
    check_keep(by)
    row = _held(payment)
    if row.paid_on is not None:
        raise InputError(_("This came. Take that back first, if it is wrong."))
    record(by=by, did="agreement.payment_removed", ref=row.agreement.ref)
    row.delete()


def _held(payment: Payment) -> Payment:
    """The payment as it is now. Raises InputError where it is gone."""
    row = Payment.objects.select_for_update(of=("self",)).select_related("agreement").filter(pk=payment.pk).first()
    if row is None:
        raise InputError(_("This payment is not here any more."))
    return row
