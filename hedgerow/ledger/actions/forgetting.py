"""Letting go of what was noted beside work, when its time is over. The work stays, and still verifies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from hedgerow.kernel import clock
from hedgerow.ledger.models import Note


def old_notes(before: date) -> Collection[Any]:
    """Notes beside work that was done before a day, in which something still stands."""
    return list(Note.objects.filter(entry__on__lt=before, erased_at__isnull=True).values_list("pk", flat=True))


def forget_notes(keys: Sequence[Any]) -> None:
    """Take out the text, the names and the dissent."""
    Note.objects.filter(pk__in=keys).update(text="", names="", dissent="", erased_at=clock.now())
