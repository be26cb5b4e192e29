"""Who sees and moves a bid: the group itself and our team, and nobody else. Funds are for everybody to read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding.models import Bid, Fund
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def can_see_bids(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody may see and move a group's bids, and answer for it: its own people, and our team.
    What a record had before it was merged belongs to the people of what it is today."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation.now)


def check_see_bids(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_see_bids`."""
    if not can_see_bids(somebody, organisation):
        raise PermissionDenied


def can_see_bid(somebody: Somebody, bid: Bid) -> bool:
    """The same, of one bid. No public body sees any: a refusal is told to nobody else."""
    return can_see_bids(somebody, bid.organisation)


def check_see_bid(somebody: Somebody, bid: Bid) -> None:
    """Raise PermissionDenied unless `can_see_bid`."""
    if not can_see_bid(somebody, bid):
        raise PermissionDenied


def can_see_fund(somebody: Somebody, fund: Fund) -> bool:
    """Everybody sees a fund that is open, or was; our team also those that are being written or checked."""
    return can_open(somebody, Audience.WORKER) or (fund.live_since is not None and fund.state != State.DRAFT)


def can_change_fund(somebody: Somebody, fund: Fund) -> bool:
    """Our team writes and changes funds."""
    return can_open(somebody, Audience.WORKER)


def check_change_funds(somebody: Somebody) -> None:
    """Raise PermissionDenied unless somebody is of our team."""
    if not can_open(somebody, Audience.WORKER):
        raise PermissionDenied


FUND, BID = "funding.fund", "funding.bid"
PERMISSIONS = (
    May(_("Read about a fund"), frozenset(Hat), can_see_fund, FUND),
    May(_("Change a fund"), TEAM_HATS, can_change_fund, FUND),
    May(
        _("See a group’s bids, and say what became of them"),
        GROUP_HATS | TEAM_HATS,
        can_see_bid,
        BID,
        _("No public body sees them, whatever a group shows to it."),
    ),
)
