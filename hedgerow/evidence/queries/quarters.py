"""Since when there is a record of work."""

from __future__ import annotations

from datetime import date

from hedgerow.ledger.models import Entry


def first_day() -> date | None:
    """The day of the first entry, by the index of dates."""
    return Entry.objects.order_by("on", "id").values_list("on", flat=True).first()
