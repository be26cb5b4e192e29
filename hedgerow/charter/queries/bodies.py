"""What public bodies say matters to them."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Q, QuerySet

from hedgerow.charter.models import BodyPriority


def body_priorities(body_id: int, on: date | None = None) -> list[BodyPriority]:
    """A body's priorities as it numbers them, with the codes of ours in `.links`: those in force on a day, or all of them."""
    rows = _all().filter(body_id=body_id)
    if on is not None:
        rows = rows.filter(Q(starts__lte=on), Q(ends__isnull=True) | Q(ends__gte=on))
    return sorted(rows, key=lambda row: (number_key(row.number), row.starts, row.pk))


def body_priority(pk: int) -> BodyPriority | None:
    """One of them, with its body and its links."""
    return _all().filter(pk=pk).first()


def history_of(body_id: int, on: date) -> list[BodyPriority]:
    """What is no longer in force on a day, the latest to end first."""
    return list(_all().filter(body_id=body_id, ends__lt=on).order_by("-ends", "number", "pk"))


def bodies_by_priority(on: date) -> dict[str, list[BodyPriority]]:
    """What public bodies say in force on a day, by the code of each of our priorities that it is linked to."""
    rows = _all().filter(Q(starts__lte=on), Q(ends__isnull=True) | Q(ends__gte=on), linked__isnull=False).distinct()
    found: dict[str, list[BodyPriority]] = {}
    for row in rows:
        for code in row.links:
            found.setdefault(code, []).append(row)
    return found


def _all() -> QuerySet[BodyPriority]:
    return BodyPriority.objects.select_related("body", "replaces").prefetch_related("linked__priority")


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """A number as people sort it: 2, 2.1, 10, then what is no number."""
    parts = re.findall(r"\d+|[a-z]+", number.lower())
    return tuple((int(part), "") if part.isdecimal() else (10**6, part) for part in parts) or ((10**7, ""),)
