"""What the night does before a round closes."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from hedgerow.kernel import clock
from hedgerow.programmes.actions import letters
from hedgerow.programmes.models import Application
from hedgerow.programmes.types import ApplicationState, RoundState

BEFORE = timedelta(days=5)


def remind_unsent(today: date) -> str:
    """Groups that began an application and have not sent it in are told once, five days before the last."""
    rows = Application.objects.filter(
        state=ApplicationState.DRAFT, reminded_at__isnull=True, round__state=RoundState.OPEN,
        round__closes_on__gte=today, round__closes_on__lte=today + BEFORE,
    )  # fmt: skip
    count = 0
    for pk in rows.values_list("pk", flat=True):
        count += _remind(pk)
    return f"{count} groups reminded of an application that they have not sent in"


@transaction.atomic
def _remind(pk: int) -> int:
    rows = Application.objects.select_for_update(of=("self",)).select_related("round", "organisation")
    held = rows.in_bulk([pk])[pk]
    if held.reminded_at is not None or held.state != ApplicationState.DRAFT:
        return 0
    held.reminded_at = clock.now()
    held.save(update_fields=["reminded_at"])
    letters.last_days(held)
    return 1
