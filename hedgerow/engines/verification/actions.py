"""Saying that a record is still right, and how often to ask."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.verification import queries
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock, refs
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

FEWEST_DAYS, MOST_DAYS = 7, 3650


@transaction.atomic
def check(*, by: AbstractBaseUser | None, ref: Ref | str, how: How = How.KNOWN) -> Verification:
    """Somebody (None: a register, an import, a confirmed e-mail) made sure that a record is right today."""
    row = _row(ref)
    row.checked_at, row.checked_by, row.how = clock.now(), by.pk if by else None, how
    row.due_on = clock.today() + timedelta(days=row.every_days)
    row.save()
    audit.record(by=by, did="record.checked", ref=refs.parse(str(ref)))
    return row


@transaction.atomic
def set_cadence(*, by: AbstractBaseUser, ref: Ref | str, every_days: int) -> Verification:
    """How often to ask about a record, as its owner chose: from a week to ten years. Counts from the last check."""
    if not FEWEST_DAYS <= every_days <= MOST_DAYS:
        raise InputError(_("Choose between 7 days and 10 years."))
    row = _row(ref)
    row.every_days = every_days
    last = queries.shown(row).on or clock.today()
    row.due_on = last + timedelta(days=every_days)
    row.save()
    audit.record(by=by, did="record.cadence_set", ref=refs.parse(str(ref)), fields=["every_days"])
    return row


def _row(ref: Ref | str) -> Verification:
    """The row of a record, held until the transaction ends."""
    days = queries.every_days(refs.parse(str(ref)))
    row, _made = Verification.objects.select_for_update().get_or_create(ref=str(ref), defaults={"every_days": days})
    return row
