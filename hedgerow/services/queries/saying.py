"""What groups say in their open services of what they do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Q

from hedgerow.services.queries.records import live


def saying(words: Sequence[str], limit: int) -> list[int]:
    """Groups whose open services use one of some words, at most so many."""
    said = Q()
    for word in words:
        said |= Q(name__icontains=word) | Q(description__icontains=word)
    rows = live().filter(said) if words else live().none()
    return list(rows.order_by("organisation").values_list("organisation", flat=True).distinct()[:limit])


def texts(groups: Collection[int]) -> list[tuple[int, str]]:
    """The words of the open services of some groups: (organisation id, text)."""
    rows = live().filter(organisation__in=groups).order_by("pk").values_list("organisation", "name", "description")
    return [(group, f"{name} {description}") for group, name, description in rows]
