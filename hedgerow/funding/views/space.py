"""A group's own space: which funds fit it, and its bids."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.funding import actions
from hedgerow.funding.forms.questions import QuestionsForm
from hedgerow.funding.models import Project
from hedgerow.funding.presenters import bids as shown
from hedgerow.funding.presenters import checks, suitability
from hedgerow.funding.queries import bids as queries
from hedgerow.funding.queries.applicants import applicant_of, saved_answers
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.queries.matching import Fit, fits, funders_asking, what_to_ask
from hedgerow.funding.queries.suitability import for_group, in_order
from hedgerow.funding.queries.support import projects_of, sums
from hedgerow.funding.queries.who import suggested_to
from hedgerow.funding.types import Answer, Clock
from hedgerow.funding.views import bids as pages
from hedgerow.funding.views.finding import group_in, own_bid
from hedgerow.funding.views.finding import own_bids as seen_bids
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations.models import Organisation
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Tab
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25
HATS = GROUP_HATS | TEAM_HATS


def tabs(group: Organisation, here: str, count: int) -> list[Tab]:
    """Funds that fit, and bids."""
    names = {"own": _("Funds that fit us"), "own_bids": _("Our bids"), "own_projects": _("Our projects")}
    counts = {"own": None, "own_bids": count, "own_projects": None}
    return [
        Tab(label, reverse(f"funding:{name}", args=[group.pk]), name == here, counts[name])
        for name, label in names.items()
    ]


def bid_count(group: Organisation) -> int:
    """How many bids the group has."""
    return queries.bids_of(group).count()


def held_against(
    request: HttpRequest, group: Organisation, found: list[Fit], project: Project | None = None
) -> dict[str, Any]:
    """Funds held against a group, or one of its projects, as `funding/parts/heaps.html` shows them."""
    evidence = for_group(group, [fit.fund for fit in found], project.themes if project else ())
    return {
        "group": group,
        "heaps": checks.heaps(in_order(found, evidence), sums(project).missing if project else None),
        "suits": suitability.suits(evidence),
        "count": sum(fit.answer == Answer.ELIGIBLE for fit in found),
        "suggested": suggested_to(group, [fit.fund.pk for fit in found]),
        "bid_on": set(seen_bids(request, group).exclude(fund=None).values_list("fund", flat=True)),
    }


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Every open fund held against what is known of the group."""
    group = group_in(request, pk)
    answers = saved_answers(group)
    who = applicant_of(group, answers)
    found = fits(who)
    context = {
        **held_against(request, group, found),
        "answered": bool(answers),
        "form": QuestionsForm(
            initial=answers,
            known=checks.known(group),
            further=tuple(what_to_ask(found, who)),
            funders=funders_asking(found),
            together=True,
        ),
        "tabs": tabs(group, "own", bid_count(group)),
        "team": can_open(request.user, Audience.WORKER),
    }
    return render(request, "funding/own.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was answered, and look again."""
    group = group_in(request, pk)
    form = QuestionsForm(request.POST)
    try:
        found = actions.check_group(by=user_of(request), organisation=group, answers=form.answers())
    except InputError as error:
        messages.error(request, str(error))
        return redirect("funding:own", pk=group.pk)
    count = sum(fit.answer == Answer.ELIGIBLE for fit in found)
    said = ngettext(
        "Kept. There is one fund that you could get.", "Kept. There are %(n)d funds that you could get.", count
    )
    none = _("Kept. There is no fund that you could get as things stand; see beneath what would change that.")
    messages.success(request, said % {"n": count} if count else none)
    return redirect("funding:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_bids(request: HttpRequest, pk: int) -> HttpResponse:
    """The group's bids, latest first; the whole list as a file with `?format=`."""
    group = group_in(request, pk)
    found, today, paths = seen_bids(request, group), clock.today(), shown.Paths(group)
    if request.GET.get("sort"):
        found = found.order_by(*ordering(shown.OWN_LIST, request.GET))
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(list(found), today, paths), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    listed = shown.rows(page.rows, today, paths)
    context = {
        "group": group,
        "page": page,
        "table": present(shown.OWN_LIST, replace(page, rows=listed), request.GET),
        "wanting": [row for row in listed if row.clock in (Clock.DEADLINE, Clock.MISSED, Clock.NO_OUTCOME)],
        "tabs": tabs(group, "own_bids", page.total or 0),
    }
    return render(request, "funding/own_bids.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_bid_add(request: HttpRequest, pk: int) -> HttpResponse:
    """The group thinks of applying."""
    return pages.begin(request, group_in(request, pk), in_space=True)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_consider(request: HttpRequest, pk: int, fund: int) -> HttpResponse:
    """The group thinks of applying to a fund that fits, for a project if it came from one: one press."""
    group = group_in(request, pk)
    project = projects_of(group).filter(pk=key(request.POST.get("project", "")) or 0).first()
    chosen = open_funds().filter(pk=fund).first()
    if chosen is None:
        messages.error(request, _("This fund is not open any more."))
        return redirect("funding:own", pk=group.pk)
    try:
        bid = actions.start(by=user_of(request), organisation=group, fund=chosen, project=project)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("funding:own", pk=group.pk)
    return redirect("funding:own_bid", pk=group.pk, bid=bid.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_bid_page(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """One bid."""
    group, found = own_bid(request, pk, bid)
    return pages.show(request, found, shown.Paths(group))


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_bid_step(request: HttpRequest, pk: int, bid: int, kind: str) -> HttpResponse:
    """What happened next."""
    group, found = own_bid(request, pk, bid)
    return pages.step_on(request, found, kind, shown.Paths(group))


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_bid_change(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """What is said of a bid."""
    group, found = own_bid(request, pk, bid)
    return pages.edit(request, found, shown.Paths(group))


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_bid_back(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """The last step was a mistake."""
    group, found = own_bid(request, pk, bid)
    return pages.back(request, found, shown.Paths(group))
