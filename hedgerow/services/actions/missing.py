"""Counting what was looked for in vain, writing it down once it is often, and forgetting it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from hedgerow.charter.queries import activities
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.services.models import Missed
from hedgerow.services.queries.missed import to_tell
from hedgerow.services.rules import missed_words
from hedgerow.services.types import Search

MOST_AN_HOUR = 20  # different ones: more are no person's
NOT_FOUND = "service.not_found"
#: the activities of our vocabulary that it belongs to, the nearest first
ACTIVITY = ("issue-gathering", "first-enquiry")


def count_missed(*, wanted: Search, address: str) -> None:
    """Note a search that found nothing: its plain words and the need, once an hour from one internet address, which is
    counted by a print and not kept."""
    words = missed_words(wanted.words)
    if not words and not wanted.need:
        return
    print_of = hashlib.sha256(f"{words}:{wanted.need}".encode()).hexdigest()[:16]
    if throttle.count(what=f"services.missed:{print_of}", who=address) > 1:
        return
    if throttle.count(what="services.missed", who=address) > MOST_AN_HOUR:
        return
    today = clock.today()
    row = Missed.objects.filter(month=today.replace(day=1), words=words, need=wanted.need)
    with transaction.atomic():
        if not row.update(times=F("times") + 1, last_on=today):
            first = Missed(month=today.replace(day=1), words=words, need=wanted.need, last_on=today)
            Missed.objects.bulk_create([first], ignore_conflicts=True)
            row.update(times=F("times") + 1, last_on=today)


def write_down(today: date) -> str:
    """Nightly: what was looked for in vain often enough becomes one entry, once in a month for the same words."""
    told = sum(_write(pk) for pk in list(to_tell(today).values_list("pk", flat=True)))
    return f"{told} things that people did not find"


@transaction.atomic
def _write(pk: int) -> bool:
    row = Missed.objects.select_for_update().filter(pk=pk, told_at__isnull=True).first()
    held = set(activities(current=True).filter(pk__in=ACTIVITY).values_list("pk", flat=True))
    code = next((code for code in ACTIVITY if code in held), None)
    if row is None or code is None:
        return False
    work = Work(activity=code, act=NOT_FOUND, unmet=True, on=row.last_on, ref=str(row.ref), audience=Audience.STAFF)
    ledger.record(by=None, work=work)
    row.told_at = clock.now()
    row.save(update_fields=["told_at"])
    return True


def forget_missed(keys: Sequence[Any]) -> None:
    """What was looked for is forgotten; entries that count it stay."""
    Missed.objects.filter(pk__in=list(keys)).delete()
