"""Saying that a record is still right, and how often to ask."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.verification import queries
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.rules import MOST_A_NIGHT
from hedgerow.engines.verification.types import Asked, How
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
    rows = Verification.objects.select_for_update().filter(ref=str(ref))
    if (held := rows.first()) is not None:
        return held
    days = queries.every_days(refs.parse(str(ref)))
    Verification.objects.bulk_create([Verification(ref=str(ref), every_days=days)], ignore_conflicts=True)
    return rows[0]


def ask(today: date) -> str:
    """Nightly: write to whom each record belongs when its day to be checked has come, once for each such day."""
    asked = [_ask(row) for row in queries.to_ask(today)[:MOST_A_NIGHT]]
    return f"{sum(asked)} people asked whether a record is still right"


@transaction.atomic
def _ask(row: Verification) -> bool:
    """Whether somebody could be asked. Either way the row says for which day it was tried."""
    kind = queries.of_kind(row.ref)
    whom = kind.ask(refs.parse(row.ref).id) if kind else None
    Verification.objects.filter(pk=row.pk).update(asked_for=row.due_on)
    if whom is None or not whom.to:
        return False
    mail.send(
        key=f"verification:{row.pk}:{row.due_on}", letter=_letter(row, whom), to=whom.to, name=whom.name, about=row.ref
    )
    return True


def _letter(row: Verification, whom: Asked) -> Letter:
    facts = "\n".join(f"{label}: {value}" for label, value in whom.facts if value)
    url = absolute(reverse("verification:asked", args=[queries.token(row)]))
    return Letter(
        subject=_("Is this still right? %(title)s") % {"title": whom.title},
        paragraphs=(
            _("This is what our directory says of %(title)s:") % {"title": whom.title},
            facts,
            _("One button tells us that it is still right. On the same page you can say what has changed."),
        ),
        button=Button(_("Look, and say so"), url),
        small=(
            _("We ask every %(days)d days, so that people find what is true. No account is needed.")
            % {"days": row.every_days},
        ),
    )


def confirm_asked(*, token: str) -> bool:
    """Whoever had the letter says that the record is still right. False where that was said already, or its address is
    no good any more; then nothing changes."""
    with transaction.atomic():
        found = queries.asked_by(token)
        if found is None or not found[1]:
            return False
        check(by=None, ref=found[0].ref, how=How.LETTER)
        return True
