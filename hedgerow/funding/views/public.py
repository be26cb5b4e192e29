"""What anybody reads: the list of funds, each fund, and whether one could get it. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import can_open
from hedgerow.accounts.queries import names as user_names
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.moderation.actions import submit
from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.engines.verification.queries import for_ref
from hedgerow.engines.verification.types import How
from hedgerow.funding.forms.filters import FundFilterForm
from hedgerow.funding.forms.funds import ClosedForm
from hedgerow.funding.forms.questions import QuestionsForm
from hedgerow.funding.models import FeedItem, LinkCheck
from hedgerow.funding.permissions import can_see_fund
from hedgerow.funding.presenters import checks, suitability
from hedgerow.funding.presenters import funds as shown
from hedgerow.funding.queries import funds as queries
from hedgerow.funding.queries.applicants import applicant
from hedgerow.funding.queries.matching import check, fit_of, fits, funders_asking, names_in, what_to_ask
from hedgerow.funding.queries.reasons import said
from hedgerow.funding.queries.suitability import for_place
from hedgerow.funding.rules.criteria import load
from hedgerow.funding.views.finding import fund_or_404
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25
KIND = "fund-closed"


def frame(request: HttpRequest) -> str:
    """Our team sees public pages within the workspace."""
    return "shell/workspace.html" if can_open(request.user, Audience.WORKER) else "shell/base.html"


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page about funds."""
    return [Crumb(_("Funds"), reverse("funding:funds")), *more]


@open_to(Audience.ANYONE)
@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    """Funds that are open, a page at a time; the whole list as a file with `?format=`."""
    form = FundFilterForm(request.GET)
    found = queries.chosen(form.filters(), request.user)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "frame": frame(request),
        "form": form,
        "words": form.filters().words,
        "page": page,
        "table": present(shown.LIST, replace(page, rows=shown.rows(page.rows)), request.GET),
        "chips": chips(form, request.GET, leave=("q", "fund")),
        "place": places.place(),
        "tell_url": reverse("alerts:ask", args=["funds"]) + address(request.GET, page=None, sort=None),
    }
    return render(request, "funding/funds.html", context)


@open_to(Audience.ANYONE)
@require_safe
def fund(request: HttpRequest, pk: int) -> HttpResponse:
    """One fund: what it is for, who can get it, how fresh this is."""
    found = fund_or_404(pk, request.user)
    checked = for_ref(found.ref)
    criteria = load(found.criteria)
    names = names_in([criteria])
    state, tone = shown.state_of(found)
    team = can_open(request.user, Audience.WORKER)
    context = {
        "frame": frame(request),
        "team": team,
        "how_checked": How(checked.how).label if checked and checked.how else "",
        "checked_by": user_names([checked.by]).get(checked.by or 0, "") if team and checked else "",
        "stages": shown.stage_rows(found),
        "variants": queries.variants_of(found, request.user),
        "national_seen": found.national is not None and can_see_fund(request.user, found.national),
        "link_check": LinkCheck.objects.filter(fund=found).first(),
        "origin": FeedItem.objects.filter(fund=found).select_related("feed").first(),
        "fund": found,
        "open": found.state == State.LIVE,
        "state": state,
        "tone": tone,
        "soon": shown.is_soon(found),
        "line": shown.line(found),
        "facts": shown.facts(found, checked),
        "asks": [said(one, names) for one in criteria if one.hard],
        "prefers": [said(one, names) for one in criteria if not one.hard],
        "checked": checked,
        "message": shown.as_message(found),
        "suits": suitability.suits(for_place([found])),
        "crumbs": crumbs(Crumb(found.title)),
    }
    return render(request, "funding/fund.html", context)


@open_to(Audience.ANYONE)
@require_safe
def could_we(request: HttpRequest, pk: int) -> HttpResponse:
    """Could we get this? The five questions; the answers stand in the address alone."""
    found = fund_or_404(pk, request.user)
    form = QuestionsForm(request.GET)
    who = applicant(form.answers(), one_funder=True)
    verdict = check(found, who) if form.is_answered else None
    if verdict:
        fit = fit_of(found, who)
        form = QuestionsForm(request.GET, further=tuple(what_to_ask([fit], who)), funders=funders_asking([fit]))
    context = {
        "frame": frame(request),
        "fund": found,
        "open": found.state == State.LIVE,
        "line": shown.line(found),
        "form": form,
        "verdict": verdict,
        "tone": checks.tone(verdict) if verdict else "",
        "others_url": reverse("funding:could_we_any") + address(request.GET, last_grant=None),
        "crumbs": crumbs(Crumb(found.title, reverse("funding:fund", args=[found.pk])), Crumb(_("Could we get this?"))),
    }
    return render(request, "funding/could_we.html", context)


@open_to(Audience.ANYONE)
@require_safe
def could_we_any(request: HttpRequest) -> HttpResponse:
    """Which of them could we get? The same five questions, asked of every fund that is open."""
    form = QuestionsForm(request.GET)
    who = applicant(form.answers())
    found = fits(who) if form.is_answered else []
    further = what_to_ask(found, who)
    if further:
        form = QuestionsForm(request.GET, further=tuple(further), funders=funders_asking(found))
    context = {
        "frame": frame(request),
        "form": form,
        "heaps": checks.heaps(found),
        "asked": form.is_answered,
        "settles": max(further.values(), default=0),
        "crumbs": crumbs(Crumb(_("Which could we get?"))),
    }
    return render(request, "funding/could_we_any.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=30)
def closed(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody found that a fund is closed, or that something of it is wrong: our team looks before it changes."""
    found = fund_or_404(pk, request.user)
    if found.state == State.CLOSED:
        raise Http404
    form = ClosedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = submit(
                kind=KIND, proposed={"closed": True}, ref=found.ref, reason=told["reason"],
                reply_to=told["reply_to"], address=address_of(request),
            )  # fmt: skip
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("moderation:status", key=made.key)
    path = crumbs(Crumb(found.title, reverse("funding:fund", args=[found.pk])), Crumb(_("It is closed")))
    context = {"frame": frame(request), "fund": found, "form": form, "crumbs": path}
    return render(request, "funding/closed.html", context, status=422 if form.errors else 200)
