"""How long the trail is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.models import Event
from hedgerow.engines.privacy.types import RetentionRule

YEAR = 365


def old(before: date) -> Collection[int]:
    """What was done before a day."""
    return list(Event.objects.filter(at__date__lt=before).order_by("pk").values_list("pk", flat=True))


def remove(keys: Sequence[Any]) -> None:
    """Who did it is forgotten."""
    Event.objects.filter(pk__in=keys).delete()


RETENTION = (
    RetentionRule(
        kind="audit.events",
        title=_("Who did what to which record"),
        does=_("Removed."),
        after=6 * YEAR,
        ground=_("Six years: as long as a claim can be made (Limitation Act 1980)."),
        find=old,
        act=remove,
    ),
)
