"""Reads of what people here know."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.places.models import Knowledge
from hedgerow.places.permissions import readable_notes
from hedgerow.places.rules import is_due


def knowledge_of(code: str, reader: Somebody) -> QuerySet[Knowledge]:
    """Notes about an area that somebody may read and that are still true, the latest checked first."""
    notes = Knowledge.objects.filter(readable_notes(reader), area__code=code, retired_on__isnull=True)
    return notes.select_related("author", "checked_by", "area").defer("area__boundary")


def due_knowledge(today: date, *, limit: int = 100) -> list[Knowledge]:
    """Notes past their half-life, the longest unchecked first."""
    notes = Knowledge.objects.filter(retired_on__isnull=True).select_related("area").defer("area__boundary")
    oldest = notes.order_by("checked_on", "id")
    return [note for note in oldest if is_due(note.checked_on, note.half_life_days, today)][:limit]
