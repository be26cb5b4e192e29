"""Who may see which seat, name somebody for it, and look after it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.representation.models import Seat


def can_keep(somebody: Somebody, seat: Seat | None = None) -> bool:
    """Our team looks after seats and elections."""
    return can_open(somebody, Audience.WORKER)


def check_keep(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody):
        raise PermissionDenied


def can_see(somebody: Somebody, seat: Seat) -> bool:
    """Everybody sees public seats; our team all."""
    return can_keep(somebody) or (seat.public and seat.state == "live")


def can_nominate(somebody: Somebody, organisation: Organisation) -> bool:
    """Whoever acts for a group names somebody for it; our team writes down what a group told it."""
    return can_keep(somebody) or can_act_for(somebody, organisation)


GROUP, SEAT = "organisations.organisation", "representation.seat"
PERMISSIONS = (
    May(_("Read who speaks for groups on a public board"), frozenset(Hat), can_see, SEAT),
    May(_("Look after seats, their holders and elections"), TEAM_HATS, can_keep, SEAT),
    May(
        _("Name somebody in an election to a seat"),
        TEAM_HATS | GROUP_HATS,
        can_nominate,
        GROUP,
        _("While people can be named, one for each group. Our team looks at each before they stand."),
    ),
)
