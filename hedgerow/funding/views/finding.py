"""From the numbers in an address to funds, bids and groups, and who may look at them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.permissions import can_see_fund, check_see_bids
from hedgerow.funding.queries.bids import bids, bids_of, seen_by
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.ids import keys
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def fund_or_404(pk: int, reader: Somebody) -> Fund:
    """A fund that somebody may see."""
    fund = get_object_or_404(Fund, pk=pk)
    if not can_see_fund(reader, fund):
        raise Http404
    return fund


def bid_or_404(pk: int, reader: Somebody) -> Bid:
    """A bid, for those of our team from whom it is not kept."""
    return get_object_or_404(seen_by(reader, bids()), pk=pk)


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """The group of a space. Raises PermissionDenied for whoever neither acts for it nor is of our team."""
    try:
        group = organisations.full(pk)
    except Organisation.DoesNotExist:
        if can_open(request.user, Audience.WORKER):
            raise Http404 from None
        raise PermissionDenied from None
    check_see_bids(request.user, group)
    return group


def own_bid(request: HttpRequest, pk: int, bid: int) -> tuple[Organisation, Bid]:
    """A group and one of its bids, for whoever may see them."""
    group = group_in(request, pk)
    return group, get_object_or_404(own_bids(request, group), pk=bid)


def own_bids(request: HttpRequest, group: Organisation) -> QuerySet[Bid]:
    """A group's bids: all of them for its own people, for our team those that are not kept from them."""
    found = bids_of(group)
    return found if can_act_for(request.user, group) else seen_by(request.user, found)


def group_asked(request: HttpRequest) -> Organisation | None:
    """The group named in the address, `?group=`."""
    return organisations.live().filter(pk__in=keys([request.GET.get("group", "")])).first()
