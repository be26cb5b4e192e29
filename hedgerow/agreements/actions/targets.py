"""What we promised a funder to reach."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.actions.agreements import held
from hedgerow.agreements.models import Agreement, Target
from hedgerow.agreements.permissions import check_keep
from hedgerow.agreements.queries.agreements import indicators
from hedgerow.agreements.types import Every
from hedgerow.engines.audit.actions import record


@transaction.atomic
def add_target(
    *, by: User, agreement: Agreement, indicator: str, amount: int, every: Every | str = Every.WHOLE, words: str = ""
) -> Target:
    """A target: how much of an indicator (its code), in pence where it counts money. Said again for the same time, its
    amount and words replace those that were there. Raises ValidationError where there is no such indicator."""
    check_keep(by)
    row = held(agreement)
    known = indicators()
    if known and indicator not in known:
        raise ValidationError({"indicator": _("Choose what is counted.")})
    if amount <= 0:
        raise ValidationError({"amount": _("Write how much it is.")})
    made, _is_new = Target.objects.update_or_create(
        agreement=row,
        indicator=indicator,
        every=Every(every),
        defaults={"amount": amount, "words": " ".join(words.split())[:300]},
    )
    record(by=by, did="agreement.target_set", ref=row.ref, fields=["indicator", "amount"])
    return made


@transaction.atomic
def remove_target(*, by: User, target: Target) -> None:
    """It was not promised after all."""
    check_keep(by)
    record(by=by, did="agreement.target_removed", ref=target.agreement.ref)
    Target.objects.filter(pk=target.pk).delete()
