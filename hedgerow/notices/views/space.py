"""A group's own space: which contracts fit it, and with whom it bids."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.notices import actions
from hedgerow.notices.models import Aside
from hedgerow.notices.presenters import consortia as shown_consortia
from hedgerow.notices.presenters import notices as shown
from hedgerow.notices.queries.bidding import bids_to, of_group, of_notice
from hedgerow.notices.queries.fits import aside_of, explained, fit_of, notices_for
from hedgerow.notices.queries.wishes import wish_of
from hedgerow.notices.types import Fit
from hedgerow.notices.views import consortia as pages
from hedgerow.notices.views.finding import group_in, notice_or_404, part_of
from hedgerow.notices.views.finding import own_consortium as held_consortium
from hedgerow.notices.views.public import about
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

ON_A_PAGE = 20
HATS = GROUP_HATS | TEAM_HATS


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Contracts that fit, with the reasons; those who bid together; what was put aside."""
    group = group_in(request, pk)
    page = numbered(notices_for(group), request.GET, size=ON_A_PAGE)
    rows = explained(page.rows, own=True)
    context = {
        "group": group,
        "page": page,
        "rows": [(row, shown.closes(row.notice), shown.is_soon(row.notice)) for row in rows],
        "consortia": shown_consortia.rows(of_group(group), group),
        "aside": list(aside_of(group)[:ON_A_PAGE]),
        "wish": wish_of(user_of(request).email, group),
        "acts": can_act_for(request.user, group),
        "team": is_team(request.user),
    }
    return render(request, "notices/own.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_notice(request: HttpRequest, pk: int, notice: int) -> HttpResponse:
    """One contract, and why it is for the group or not."""
    group, found = group_in(request, pk), notice_or_404(notice, request.user)
    fit = fit_of(found, group)
    bids = bids_to([str(found.ref)]).get(str(found.ref), ())
    own_bid = next((one for one in bids if one.organisation == group.pk), None)
    context = {
        **about(found),
        "group": group,
        "fit": fit,
        "fits": fit is not None and fit.fit != Fit.NO,
        "tone": "leaf" if fit is not None and fit.fit == Fit.FITS else "calm",
        "consortia": shown_consortia.rows(of_notice(found).filter(parts__organisation=group), group),
        "own_bid": own_bid,
        "own_bid_url": reverse("funding:own_bid", args=[group.pk, own_bid.ref.rpartition(":")[2]]) if own_bid else "",
        "aside": Aside.objects.filter(organisation=group, notice=found).first(),
        "bid_url": reverse("workflows:notice_alone", args=[found.pk, group.pk]),
    }
    return render(request, "notices/own_notice.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_aside(request: HttpRequest, pk: int, notice: int) -> HttpResponse:
    """Not for us; with `like`: and no more like it."""
    group, found = group_in(request, pk), notice_or_404(notice, request.user)
    like = "like" in request.POST
    try:
        actions.not_for_us(by=user_of(request), organisation=group, notice=found, nor_like_it=like)
        done = _("Put aside, and no more like it.") if like else _("Put aside.")
        messages.success(request, done)
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_again(request: HttpRequest, pk: int, aside: int) -> HttpResponse:
    """It was for us after all."""
    group = group_in(request, pk)
    held = get_object_or_404(Aside, pk=aside, organisation=group)
    actions.on_again(by=user_of(request), organisation=group, aside=held)
    messages.success(request, _("Taken back. What fits is worked out again in the night."))
    return redirect("notices:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes to letters, or no more of them."""
    group = group_in(request, pk)
    held = wish_of(user_of(request).email, group)
    try:
        if "stop" in request.POST and held:
            actions.stop(wish=held)
            messages.success(request, _("No more letters come."))
        elif "stop" not in request.POST:
            actions.wish(by=user_of(request), organisation=group)
            messages.success(
                request, _("We write to %(email)s when something fits.") % {"email": user_of(request).email}
            )
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_begin(request: HttpRequest, pk: int, notice: int) -> HttpResponse:
    """The group asks others to bid with it."""
    group = group_in(request, pk)
    return pages.start(request, notice_or_404(notice, request.user), group)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_consortium(request: HttpRequest, pk: int, consortium: int) -> HttpResponse:
    """One consortium that the group is of, or is asked into."""
    group, found = held_consortium(request, pk, consortium)
    return pages.show(request, found, group)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_ask(request: HttpRequest, pk: int, consortium: int) -> HttpResponse:
    """The lead asks one more group."""
    group, found = held_consortium(request, pk, consortium)
    return pages.ask_one(request, found, group)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_give_up(request: HttpRequest, pk: int, consortium: int) -> HttpResponse:
    """The lead gives it up."""
    group, found = held_consortium(request, pk, consortium)
    return pages.end(request, found, group)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_answer(request: HttpRequest, pk: int, part: int, answer: str) -> HttpResponse:
    """The group says yes or no to its part; as lead it takes another group `out`."""
    group = group_in(request, pk)
    return pages.reply(request, part_of(group, part, as_lead=answer == "out"), answer, group)
