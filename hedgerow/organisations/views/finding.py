"""From the number in an address to a group."""

from __future__ import annotations

from django.http import Http404

from hedgerow.organisations import queries
from hedgerow.organisations.models import Organisation


def group_or_404(pk: int) -> Organisation:
    """A group as it is now, after merges, with all that stands beside it."""
    try:
        return queries.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None


def pair_or_404(pk: int, other: int) -> tuple[Organisation, Organisation]:
    """Two groups as `group_or_404` finds one."""
    try:
        return queries.full_pair(pk, other)
    except Organisation.DoesNotExist:
        raise Http404 from None
