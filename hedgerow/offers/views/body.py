"""Offers in a public body's space: its problems, the offers to them, its answer, and what was delivered."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions, queries
from hedgerow.offers.forms.offers import AnswerForm
from hedgerow.offers.forms.problems import ProblemForm
from hedgerow.offers.models import Offer, Problem
from hedgerow.offers.presenters import lists
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters.returns import period_name
from hedgerow.offers.types import Stage, State
from hedgerow.offers.views import returns
from hedgerow.offers.views.finding import BODY_HATS, asks_second_factor, body_in, interests, period_or_404
from hedgerow.offers.views.offers import as_pdf
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.trying import tried


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """What the body has stated, and where each stands."""
    body, acts = body_in(request, pk)
    page = numbered(queries.problems_of_body(body), request.GET)
    rows = [(row, lists.standing_of(row), lists.tone(row)) for row in page.rows]
    context = {"body": body, "acts": acts, "rows": rows, "page": page, "today": clock.today()}
    return render(request, "offers/body/problems.html", context)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """State a problem: kept as a draft, or handed to our team, which looks at it first."""
    body, acts = body_in(request, pk)
    if request.method == "POST" and not acts:  # our team has its own page for it
        return HttpResponseNotAllowed(["GET"])
    form = ProblemForm(posted(request), body=body)
    if request.method == "POST" and "groups_search" not in request.POST and form.is_valid():
        made: list[Problem] = []

        def act() -> None:
            made.append(actions.state_problem(by=user_of(request), body=body, made_by_body=True, **form.facts()))

        if tried(request, act, "", form):
            return _sent_or_kept(request, body, made[0])
    return render(request, "offers/body/problem_form.html", {"body": body, "acts": acts, "form": form},
                  status=422 if form.errors else 200)  # fmt: skip


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def change(request: HttpRequest, pk: int, problem: int) -> HttpResponse:
    """Put a draft right."""
    body, acts = body_in(request, pk)
    found = _problem(body, problem)
    if request.method == "POST" and not acts:
        return HttpResponseNotAllowed(["GET"])
    if found.state != State.DRAFT:
        return redirect("offers:of_body_problem", pk=pk, problem=problem)
    form = ProblemForm(posted(request), body=body, problem=found)
    if request.method == "POST" and "groups_search" not in request.POST and form.is_valid():
        act = lambda: actions.change_problem(by=user_of(request), problem=found, **form.facts())  # noqa: E731
        if tried(request, act, "", form):
            return _sent_or_kept(request, body, found)
    context = {"body": body, "acts": acts, "form": form, "problem": found}
    return render(request, "offers/body/problem_form.html", context, status=422 if form.errors else 200)


def _sent_or_kept(request: HttpRequest, body: Organisation, problem: Problem) -> HttpResponse:
    if "send" in request.POST:
        words = _("Thank you. Our team looks at it first, and you hear from us.")
        tried(request, lambda: actions.send_problem(by=user_of(request), problem=problem), words)
    return redirect("offers:of_body_problem", pk=body.pk, problem=problem.pk)


def _problem(body: Organisation, pk: int) -> Problem:
    found: Problem | None = queries.problems_of_body(body).select_related("body__merged_into").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _offer(problem: Problem) -> Offer | None:
    """The offer to it as the body sees it: from the day that it was put."""
    return next((one for one in queries.offers_to(problem) if one.puts.all() and one.stage != Stage.WITHDRAWN), None)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def problem(request: HttpRequest, pk: int, problem: int) -> HttpResponse:
    """One problem with the offer to it. `do` sends the draft, or answers the offer."""
    body, acts = body_in(request, pk)
    found = _problem(body, problem)
    offer = _offer(found)
    if request.method == "POST" and not acts:
        return HttpResponseNotAllowed(["GET"])
    do = request.POST.get("do", "") if request.method == "POST" else ""
    asks = offer is not None and offer.stage == Stage.PUT
    form = AnswerForm(posted(request) if do != "send" else None, offer_now=offer) if offer and (asks or do) else None
    if do == "send":
        return _sent_or_kept_draft(request, body, found)
    if do == "answer" and offer and form and form.is_valid():
        act = lambda: actions.answer(by=user_of(request), offer=offer, **form.facts())  # noqa: E731
        if tried(request, act, _("Thank you. Every group with a part is told."), form):
            return redirect("offers:of_body_problem", pk=pk, problem=problem)
    context = {
        "body": body,
        "acts": acts,
        "problem": found,
        "standing": lists.standing_of(found),
        "tone": lists.tone(found),
        "facts": shown.facts_of(found),
        "offer": offer,
        "form": form if asks or (form and form.errors) else None,
        "interests": interests(found, offer),
        **(_of_offer(offer) if offer else {}),
    }
    return render(request, "offers/body/problem.html", context, status=422 if form and form.errors else 200)


def _sent_or_kept_draft(request: HttpRequest, body: Organisation, found: Problem) -> HttpResponse:
    words = _("Thank you. Our team looks at it first, and you hear from us.")
    tried(request, lambda: actions.send_problem(by=user_of(request), problem=found), words)
    return redirect("offers:of_body_problem", pk=body.pk, problem=found.pk)


def _of_offer(offer: Offer) -> dict[str, object]:
    totals = queries.totals_of(offer)
    return {
        "lead": offer.lead.now,
        "lines": shown.part_lines(offer),
        "people": shown.people_of(totals),
        "cost": shown.cost_of(totals),
        "each": shown.each_of(totals),
        "puts": list(offer.puts.all()),
        "waiting": next((one for one in offer.puts.all() if one.answered_at is None), None),
        "periods": [(one, period_name(one)) for one in offer.periods.all() if one.closed_at],
        "today": clock.today(),
    }


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def paper(request: HttpRequest, pk: int, problem: int) -> HttpResponse:
    """The offer as a document."""
    body, _acts = body_in(request, pk)
    offer = _offer(_problem(body, problem))
    if offer is None:
        raise Http404
    return as_pdf(offer)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def returned(request: HttpRequest, pk: int, period: int) -> HttpResponse:
    """A return that was sent to the body: small numbers are hidden, quotes only with consent."""
    body, _acts = body_in(request, pk)
    found = period_or_404(period)
    whose = found.offer.problem.body.now
    if whose.pk != body.pk or found.closed_at is None:
        raise Http404
    if answer := returns.taken_away(request, found, outside=True):
        return answer
    context = returns.page(request, found, None, outside=True) | {"body": body}
    return render(request, "offers/body/return.html", context)
