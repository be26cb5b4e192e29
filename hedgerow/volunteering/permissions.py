"""Who posts roles, who answers the people who apply, and who sees them.

Somebody under 18 is seen by our own co-ordinator alone, until they are passed on.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.volunteering.models import Application, Placement, Role
from hedgerow.volunteering.types import Desk


def can_post_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Who posts and changes a group's roles: its own people, and our team for it."""
    return is_team(somebody) or can_act_for(somebody, organisation)


def check_post_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_post_for`."""
    if not can_post_for(somebody, organisation):
        raise PermissionDenied


def can_see_role(somebody: Somebody, role: Role) -> bool:
    """Anybody sees a role that is or was open; before that, those who may change it."""
    return role.opened_at is not None or can_post_for(somebody, role.organisation)


def can_answer(somebody: Somebody, application: Application) -> bool:
    """Who sees and answers somebody who applied: our team; and the group, where it is the group's to answer."""
    if is_team(somebody):
        return True
    ours = application.desk != Desk.GROUP or application.role is None
    return not ours and can_act_for(somebody, application.role.organisation)  # type: ignore[union-attr]


def check_answer(somebody: Somebody, application: Application) -> None:
    """Raise PermissionDenied unless `can_answer`."""
    if not can_answer(somebody, application):
        raise PermissionDenied


def can_see_placement(somebody: Somebody, placement: Placement) -> bool:
    """Who sees a volunteer, ends what they do and confirms their hours: whoever answers them."""
    return is_team(somebody) or can_act_for(somebody, placement.role.organisation)


def check_see_placement(somebody: Somebody, placement: Placement) -> None:
    """Raise PermissionDenied unless `can_see_placement`."""
    if not can_see_placement(somebody, placement):
        raise PermissionDenied


def check_team(somebody: Somebody) -> None:
    """Raise PermissionDenied for everybody but our team."""
    if not is_team(somebody):
        raise PermissionDenied


PERMISSIONS = (
    May(
        _("Post a group’s volunteer roles"),
        GROUP_HATS | TEAM_HATS,
        can_post_for,
        "organisations.organisation",
        _("Our team looks at a group’s first role before it is shown."),
    ),
    May(_("Read a volunteer role that is open"), frozenset(Hat), can_see_role, "volunteering.role"),
    May(
        _("See and answer the people who apply to a group"),
        GROUP_HATS | TEAM_HATS,
        can_answer,
        "volunteering.application",
    ),
    May(
        _("See and answer somebody under 18, or who left a name"),
        TEAM_HATS,
        can_answer,
        "volunteering.application:ours",
        _("The group sees them once our team has passed them on."),
    ),
    May(
        _("Confirm the hours of a group’s volunteers"),
        GROUP_HATS | TEAM_HATS,
        can_see_placement,
        "volunteering.placement",
    ),
)
