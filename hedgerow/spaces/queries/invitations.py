"""Invitations that nobody has answered yet."""

from __future__ import annotations

from django.db.models import QuerySet

from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.spaces.models import Invitation


def open_invitations() -> QuerySet[Invitation]:
    """What has been neither accepted nor withdrawn, those too old among them, newest first."""
    rows = Invitation.objects.filter(used_at__isnull=True, withdrawn_at__isnull=True)
    return rows.select_related("organisation", "made_by")


def invitations_to(organisation: Organisation) -> QuerySet[Invitation]:
    """Those to act for one organisation, and for records merged into it."""
    return open_invitations().filter(organisation__in=ids_with_merged(organisation))
