"""Counting how often a role's page is opened: a number for each day, and nothing of whoever opened it."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F

from hedgerow.kernel import clock
from hedgerow.volunteering.models import Role, Seen


def count_seen(role: Role) -> None:
    """Once more today."""
    today = Seen.objects.filter(role=role, on=clock.today())
    if today.update(times=F("times") + 1):
        return
    try:
        with transaction.atomic():
            Seen.objects.create(role=role, on=clock.today(), times=1)
    except IntegrityError:  # somebody else was the first, at the same moment
        today.update(times=F("times") + 1)
