"""One button each: the page of one function begins something in another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.permissions import check_see_bids
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.shell.returning import back_to
from hedgerow.spine.errors import InputError
from hedgerow.workflows import not_eligible_yet as yet
from hedgerow.workflows import won_bid as won


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def not_eligible_yet(request: HttpRequest, fund: int, pk: int) -> HttpResponse:
    """Ask for help with what stands between a group and a fund."""
    group, wanted = get_object_or_404(Organisation, pk=pk), get_object_or_404(Fund, pk=fund)
    check_see_bids(request.user, group)
    try:
        case = yet.ask_for_help(by=user_of(request), organisation=group, fund=wanted)
    except InputError as error:
        messages.error(request, str(error))
        return redirect(back_to(request, reverse("funding:fund", args=[wanted.pk])))
    messages.success(request, _("We know what is missing, and come back to you within five working days."))
    if can_open(request.user, Audience.WORKER):
        return redirect("development:case", pk=case.pk)
    return redirect("development:help", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def won_bid(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a volunteer's role for a bid that was won."""
    bid = get_object_or_404(Bid.objects.select_related("organisation", "fund"), pk=pk)
    check_see_bids(request.user, bid.organisation)
    try:
        role = won.begin_role(by=user_of(request), bid=bid)
    except InputError as error:
        messages.error(request, str(error))
        return redirect(back_to(request, reverse("funding:bid", args=[bid.pk])))
    return redirect("volunteering:edit", pk=bid.organisation_id, role=role.pk)
