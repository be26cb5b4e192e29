"""Counting attempts, and forgetting them."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from hedgerow.engines.throttle.models import Attempts
from hedgerow.engines.throttle.rules import hashed, hour_of
from hedgerow.kernel import clock


@transaction.atomic
def count(*, what: str, who: str) -> int:
    """Note one attempt by an e-mail or internet address, and say how many there were within this hour."""
    hour = hour_of(clock.now())
    key = hashed(who, hour=hour, key=settings.SECRET_KEY)
    row = Attempts.objects.filter(what=what, who=key, hour=hour)
    if not row.update(times=F("times") + 1):
        # Two may come first at once: the second finds the row there, and counts on.
        Attempts.objects.bulk_create([Attempts(what=what, who=key, hour=hour, times=0)], ignore_conflicts=True)
        row.update(times=F("times") + 1)
    return sum(row.values_list("times", flat=True))


@transaction.atomic
def forgive(*, what: str, who: str) -> None:
    """Forget this hour's attempts: whoever it was has shown who they are."""
    hour = hour_of(clock.now())
    Attempts.objects.filter(what=what, who=hashed(who, hour=hour, key=settings.SECRET_KEY), hour=hour).delete()


def forget(today: date) -> str:
    """Nightly: remove counts that are more than a day old."""
    gone, _ = Attempts.objects.filter(hour__lt=clock.now() - timedelta(days=1)).delete()
    return f"{gone} old counts of attempts removed"
