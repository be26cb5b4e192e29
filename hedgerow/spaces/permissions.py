"""Who may enter which space. Rights come from `organisations.Access` alone; our team may look at any space."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind, Level


def can_enter(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody may enter an organisation's space: a group's people, a public body's officers, and our team."""
    if organisation.merged_into_id is not None:
        return False
    level = Level.OFFICER if organisation.kind == Kind.PUBLIC_BODY else Level.EDITOR
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation, level)


def check_enter(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_enter`."""
    if not can_enter(somebody, organisation):
        raise PermissionDenied


GROUP, BODY = "organisations.organisation", "organisations.organisation:public_body"
PERMISSIONS = (
    May(_("Enter a group’s space"), GROUP_HATS | TEAM_HATS, can_enter, GROUP, _("Our team only looks.")),
    May(
        _("Enter a public body’s space"),
        TEAM_HATS | {Hat.OFFICER},
        can_enter,
        BODY,
        _("With a second factor. Our team only looks."),
    ),
)
