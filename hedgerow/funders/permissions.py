"""Who looks at what. Profiles of funders are for everybody: they are made of open data."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def can_look_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody may hold funders against a group: its own people, and our team."""
    return is_team(somebody) or can_act_for(somebody, organisation)


def check_look_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_look_for`."""
    if not can_look_for(somebody, organisation):
        raise PermissionDenied


PERMISSIONS = (
    May(
        _("See who funded groups like one near it"),
        GROUP_HATS | TEAM_HATS,
        can_look_for,
        "organisations.organisation",
        _("It is held against the group’s own income, which nobody else need know."),
    ),
)
