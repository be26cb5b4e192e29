"""Who keeps the members: our team; kinds and fees are a manager's; a group's own people apply and renew for it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def can_keep(somebody: Somebody, organisation: Organisation | None = None) -> bool:
    """Whether somebody decides about applications, renews and ends memberships: our team."""
    return can_open(somebody, Audience.WORKER)


def check_keep(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody):
        raise PermissionDenied


def can_set_kinds(somebody: Somebody, organisation: Organisation | None = None) -> bool:
    """Whether somebody says which kinds of membership there are, and what they cost: a manager."""
    return can_open(somebody, Audience.MANAGER)


def check_set_kinds(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_set_kinds`."""
    if not can_set_kinds(somebody):
        raise PermissionDenied


def can_join_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody applies, renews and leaves for a group: its own people, and our team for what it was told."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation)


def check_join_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_join_for`."""
    if not can_join_for(somebody, organisation):
        raise PermissionDenied


GROUP = "organisations.organisation"
PERMISSIONS = (
    May(_("Decide who becomes a member, and keep the members"), TEAM_HATS, can_keep, GROUP),
    May(_("Set kinds of membership and their fees"), frozenset({Hat.MANAGER}), can_set_kinds, GROUP),
    May(
        _("Apply for membership of their group, renew it, and leave"),
        GROUP_HATS | TEAM_HATS,
        can_join_for,
        GROUP,
        _("Anybody may apply on the public page, for a group of theirs."),
    ),
)
