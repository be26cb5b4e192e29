"""Who may see a network and what it does, and who speaks for a group in one.

A group belongs by its own record: whoever acts for it (`organisations.Access`) sees what its networks do. Speaking for it
in a vote is another thing: that is for its delegate and deputy alone (see `queries.speaks_for`).
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.convening.models import Member, Network
from hedgerow.convening.rules import shows_work
from hedgerow.convening.types import Seen, Standing
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Access
from hedgerow.organisations.permissions import ENOUGH
from hedgerow.organisations.types import Level


def acting(somebody: Somebody) -> QuerySet[Access]:
    """The live access of somebody to groups."""
    rows = Access.objects.filter(user=somebody.pk or 0, until__isnull=True, level__in=ENOUGH[Level.EDITOR])
    return rows.filter(organisation__merged_into__isnull=True)


def acts_within(somebody: Somebody, network: Network) -> bool:
    """Whether somebody acts for an organisation that belongs to the network now.

    Officers of public bodies are not among them: what is not public asks for a second factor of theirs, and they have it
    by letter.
    """
    if not isinstance(somebody, User) or not somebody.is_active:
        return False
    acts = acting(somebody)
    held = Member.objects.filter(network=network, standing=Standing.MEMBER)
    belongs = held.filter(organisation__in=acts.values("organisation"))
    # A record that was merged into another goes on standing here: its rights went with it.
    merged = held.filter(organisation__merged_into__in=acts.values("organisation"))
    return belongs.exists() or merged.exists()


def can_know(somebody: Somebody, network: Network) -> bool:
    """Whether somebody may know that a network is there, and what it is for."""
    return network.seen != Seen.HIDDEN or can_see_inside(somebody, network)


def can_see_inside(somebody: Somebody, network: Network) -> bool:
    """Whether somebody may see who belongs, when it meets and what it says: our team, and whoever acts for a member."""
    return is_team(somebody) or acts_within(somebody, network)


def check_see_inside(somebody: Somebody, network: Network) -> None:
    """Raise PermissionDenied unless `can_see_inside`."""
    if not can_see_inside(somebody, network):
        raise PermissionDenied


def can_read_work(somebody: Somebody, network: Network) -> bool:
    """Whether somebody may read what a network publishes: everybody, but for one that is closed or hidden."""
    return shows_work(network.seen) or can_see_inside(somebody, network)


def can_convene(somebody: Somebody, network: Network) -> bool:
    """Whether somebody may change a network, its members, meetings, minutes and votes: our team."""
    return is_team(somebody)


OPEN, HIDDEN = "convening.network", "convening.network:hidden"
PERMISSIONS = (
    May(_("Read about a network, and what it publishes"), frozenset(Hat), can_read_work, OPEN),
    May(
        _("Know of a hidden network, who belongs to it and what it does"),
        GROUP_HATS | TEAM_HATS,
        can_see_inside,
        HIDDEN,
        _("Whoever acts for a group that belongs to it."),
    ),
    May(_("Change a network, its members, meetings, minutes and votes"), TEAM_HATS, can_convene, OPEN),
)
