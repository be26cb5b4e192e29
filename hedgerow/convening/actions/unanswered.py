"""Groups that asked to join and heard nothing in five working days: written down once, as something we did not do."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from hedgerow.convening.actions.recording import ACTIVITY
from hedgerow.convening.models import Member
from hedgerow.convening.queries.networks import asking
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work

UNANSWERED = "network.unanswered"


def write_off(today: date) -> str:
    """Nightly: each that is late gets one entry of what we could not help with."""
    rows = list(asking().filter(answer_by__lt=today, written_off_on__isnull=True))
    return f"{sum(_write_off(row, today) for row in rows)} asks to join unanswered"


@transaction.atomic
def _write_off(row: Member, today: date) -> int:
    held = Member.objects.filter(pk=row.pk, written_off_on__isnull=True, answered_at__isnull=True)
    if not held.update(written_off_on=today):
        return 0
    ledger.record(
        by=None,
        work=Work(
            activity=ACTIVITY,
            act=UNANSWERED,
            unmet=True,
            on=today,
            groups=[row.organisation_id],
            ref=str(row.ref),
        ),
    )
    return 1
