"""Asks for help."""

from __future__ import annotations

from django.db.models import QuerySet

from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.spaces.models import Ask


def asks_of(organisation: Organisation) -> QuerySet[Ask]:
    """What a group has asked, newest first, with who took it."""
    rows = Ask.objects.filter(organisation__in=ids_with_merged(organisation))
    return rows.select_related("taken_by", "by").order_by("-made_at", "-id")


def open_asks() -> QuerySet[Ask]:
    """What is not done, the first to be answered first, with the groups."""
    rows = Ask.objects.filter(done_at__isnull=True).select_related("organisation__merged_into", "taken_by")
    return rows.order_by("due_on", "id")
