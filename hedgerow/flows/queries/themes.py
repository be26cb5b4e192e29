"""What groups here do."""

from __future__ import annotations

from collections import Counter

from hedgerow.organisations.models import Tag
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import TagScheme


def groups_by_theme() -> dict[str, int]:
    """How many groups there are of each theme."""
    rows = Tag.objects.filter(scheme=TagScheme.THEME, organisation__in=live().filter(closed_on__isnull=True))
    return dict(Counter(rows.values_list("code", flat=True)))
