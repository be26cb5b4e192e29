"""Who writes a group's services, and who reads them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.services.models import Service


def can_write_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Who adds and changes a group's services: its own people, and our team for it."""
    return is_team(somebody) or can_act_for(somebody, organisation)


def check_write_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_write_for`."""
    if not can_write_for(somebody, organisation):
        raise PermissionDenied


def can_see_service(somebody: Somebody, service: Service) -> bool:
    """Anybody sees a service that is open or paused; others only those who may change it."""
    shown = service.state in (State.LIVE, State.PAUSED) and service.organisation.closed_on is None
    return shown or can_write_for(somebody, service.organisation)


def check_team(somebody: Somebody) -> None:
    """Raise PermissionDenied for everybody but our team."""
    if not is_team(somebody):
        raise PermissionDenied


PERMISSIONS = (
    May(
        _("Write down a group’s services"),
        GROUP_HATS | TEAM_HATS,
        can_write_for,
        "organisations.organisation",
        _("Our team looks at a group’s first service before it is shown."),
    ),
    May(_("Read a service that is open"), frozenset(Hat), can_see_service, "services.service"),
)
