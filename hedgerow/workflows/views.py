"""One button each: the page of one function begins something in another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.convening.models import Decision
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.permissions import check_see_bids
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.notices.models import Consortium, Notice
from hedgerow.organisations.models import Organisation
from hedgerow.participation.models import Budget
from hedgerow.programmes.models import Decision as Ruled
from hedgerow.programmes.models import Round
from hedgerow.programmes.permissions import check_apply
from hedgerow.shell.returning import back_to
from hedgerow.spine.errors import InputError
from hedgerow.workflows import decision_becomes_ask as decided
from hedgerow.workflows import not_eligible_yet as yet
from hedgerow.workflows import notice_becomes_bid as becomes_bid
from hedgerow.workflows import panel_decides as panel
from hedgerow.workflows import pattern_becomes_issue as pattern
from hedgerow.workflows import refused_asks_help as refused
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


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def refused_asks_help(request: HttpRequest, decision: int, pk: int) -> HttpResponse:
    """Ask for help with what stood in the way of a grant of ours."""
    group = get_object_or_404(Organisation, pk=pk)
    check_apply(request.user, group)
    rows = Ruled.objects.select_related("application__organisation", "application__round")
    found = get_object_or_404(rows, pk=decision, application__organisation=group)
    try:
        refused.ask_for_help(by=user_of(request), decision=found)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("programmes:own_award", pk=pk, decision=decision)
    messages.success(request, _("We know, and come back to you within five working days."))
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


@open_to(Audience.WORKER)
@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """What three groups or more asked help with: perhaps an issue."""
    return render(request, "workflows/patterns.html", {"patterns": pattern.patterns(), "days": pattern.PERIOD.days})


@open_to(Audience.WORKER)
@require_POST
def pattern_becomes_issue(request: HttpRequest) -> HttpResponse:
    """A pattern in cases becomes an issue, with its groups as voices for our team alone."""
    try:
        issue = pattern.make_issue(by=user_of(request), key=request.POST.get("key", ""))
    except InputError as error:
        messages.error(request, str(error))
        return redirect("workflows:patterns")
    messages.success(request, _("It is an issue now. Say it in a better sentence; nobody is named."))
    return redirect("advocacy:change_issue", pk=issue.pk)


@open_to(Audience.WORKER)
@require_POST
def decision_becomes_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """What a network decided becomes a position; what exactly is asked, and of whom, is written next."""
    found = get_object_or_404(Decision, pk=pk)
    try:
        issue = decided.begin_ask(by=user_of(request), decision=found)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("convening:decision", pk=pk)
    return redirect("advocacy:add_ask", pk=issue.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def notice_alone(request: HttpRequest, notice: int, pk: int) -> HttpResponse:
    """One group bids for a contract by itself."""
    group, wanted = get_object_or_404(Organisation, pk=pk), get_object_or_404(Notice, pk=notice)
    check_see_bids(request.user, group)
    try:
        bid = becomes_bid.bid_alone(by=user_of(request), notice=wanted, organisation=group)
    except InputError as error:
        messages.error(request, str(error))
        return redirect(back_to(request, reverse("notices:notice", args=[wanted.pk])))
    return redirect("funding:own_bid", pk=group.pk, bid=bid.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def notice_together(request: HttpRequest, pk: int) -> HttpResponse:
    """The lead of a consortium confirms: their bid begins."""
    found = get_object_or_404(Consortium.objects.select_related("lead", "notice"), pk=pk)
    check_see_bids(request.user, found.lead)
    try:
        bid = becomes_bid.bid_together(by=user_of(request), consortium=found)
    except InputError as error:
        messages.error(request, str(error))
        return redirect(back_to(request, reverse("notices:own_consortium", args=[found.lead_id, found.pk])))
    if can_open(request.user, Audience.WORKER):
        return redirect("funding:bid", pk=bid.pk)
    return redirect("funding:own_bid", pk=found.lead_id, bid=bid.pk)


@open_to(Audience.WORKER)
@require_POST
def panel_decides(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that residents decide, put what was sent in before them, or make their result the decisions: as the button says."""
    held, by = get_object_or_404(Round, pk=pk), user_of(request)
    try:
        if "budget" in request.POST:
            chosen = Budget.objects.filter(pk=key(request.POST["budget"]) or 0).first()
            panel.choose(by=by, held=held, budget=chosen)
            return redirect("programmes:compare", pk=pk)
        if "confirm" in request.POST:
            said = _("%(n)d awards, as residents decided. Now tell everybody.") % {"n": panel.confirm(by=by, held=held)}
        else:
            said = _("%(n)d projects are new on the ballot.") % {"n": panel.put_on_ballot(by=by, held=held)}
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("programmes:compare", pk=pk)
