"""From what stands in an address to a network, a meeting, a member; and saying what came of a button."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import is_team
from hedgerow.convening.models import Action, Decision, Item, Meeting, Member, Network
from hedgerow.convening.queries.doing import actions
from hedgerow.convening.queries.networks import AROUND
from hedgerow.convening.queries.votes import network_of
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.types import Crumb

HATS = GROUP_HATS | TEAM_HATS
Row = TypeVar("Row")


def network_or_404(pk: int) -> Network:
    """A network, with who looks after it."""
    return _found(Network.objects.select_related("convener").filter(pk=pk).first())


def member_or_404(pk: int) -> Member:
    """A group's row in a network."""
    found: Member | None = Member.objects.select_related(*AROUND, "network__convener").filter(pk=pk).first()
    return _found(found)


def meeting_or_404(pk: UUID) -> Meeting:
    """A meeting, with its network and its sitting."""
    return _found(Meeting.objects.select_related("network", "sitting").filter(pk=pk).first())


def item_or_404(pk: int) -> Item:
    """Something on an agenda."""
    return _found(Item.objects.select_related("meeting__network", "meeting__sitting").filter(pk=pk).first())


def decision_or_404(pk: int) -> Decision:
    """A decision, also one that was withdrawn."""
    return _found(Decision.objects.select_related("network", "meeting__sitting", "poll", "item").filter(pk=pk).first())


def action_or_404(pk: int) -> Action:
    """An action."""
    return _found(actions().filter(pk=pk).first())


def vote_or_404(pk: int) -> tuple[Poll, Network]:
    """A vote of a network."""
    poll = _found(Poll.objects.filter(pk=pk).first())
    return poll, _found(network_of(poll))


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """A group for which the person asking acts; our team looks."""
    try:
        found = organisations.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if not can_act_for(request.user, found) and not is_team(request.user):
        raise PermissionDenied
    return found


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def crumbs(network: Network | None, title: str = "", meeting: Meeting | None = None) -> list[Crumb]:
    """The path to a page of a network, for our team."""
    path = [Crumb(_("Networks"), reverse("convening:networks"))]
    if network is not None:
        path.append(Crumb(network.name, reverse("convening:network", args=[network.pk])))
    if meeting is not None:
        path.append(Crumb(meeting.sitting.title, reverse("convening:meeting", args=[meeting.pk])))
    return [*path, Crumb(title)] if title else path
