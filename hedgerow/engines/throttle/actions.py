"""Counting attempts, taking each form once, and forgetting both."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from hedgerow.engines.throttle.models import Attempts, Sent
from hedgerow.engines.throttle.rules import hashed, hour_of
from hedgerow.kernel import clock

DEAD_AFTER = timedelta(seconds=60)  # longer than any form takes
MOST_LETTERS = 2000


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


def take(form: str) -> bool:
    """Whether a form is to be worked on: it is the first with this print, or whoever worked on it was stopped."""
    try:
        with transaction.atomic():
            Sent.objects.create(print=form)
    except IntegrityError:
        dead = Sent.objects.filter(print=form, onward="", at__lt=clock.now() - DEAD_AFTER)
        return bool(dead.update(at=clock.now()))
    return True


def taken(form: str, *, onward: str) -> None:
    """It is done: whoever sends the same again is led to the same place."""
    Sent.objects.filter(print=form).update(onward=onward[:MOST_LETTERS])


def give_back(form: str) -> None:
    """Nothing was done: it may be sent again."""
    Sent.objects.filter(print=form).delete()


def forget(today: date) -> str:
    """Nightly: remove counts that are more than a day old."""
    gone, _ = Attempts.objects.filter(hour__lt=clock.now() - timedelta(days=1)).delete()
    Sent.objects.filter(at__lt=clock.now() - timedelta(days=1)).delete()
    return f"{gone} old counts of attempts removed"
