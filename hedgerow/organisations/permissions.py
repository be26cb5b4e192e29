"""Who may see which organisation. Views say who may open them; these are about single records."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import Audience
from hedgerow.organisations.models import Organisation


def seen_by(somebody: Somebody) -> Q:
    """The organisations that somebody may see: our team all, everybody else those that are published and not closed."""
    return Q() if can_open(somebody, Audience.WORKER) else Q(published=True, closed_on__isnull=True)


def can_see(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody may see the public facts of an organisation."""
    return can_open(somebody, Audience.WORKER) or (organisation.published and organisation.closed_on is None)


def check_see(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_see`."""
    if not can_see(somebody, organisation):
        raise PermissionDenied


def can_change(somebody: Somebody, organisation: Organisation) -> bool:
    """Our team changes any record, but for one that has been merged into another."""
    return can_open(somebody, Audience.WORKER) and organisation.merged_into_id is None


def check_change(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_change`."""
    if not can_change(somebody, organisation):
        raise PermissionDenied
