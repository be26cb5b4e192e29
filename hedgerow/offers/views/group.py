"""Offers in a group's own space: what it could help with, its parts, its reports, and returns of offers that it leads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions, queries
from hedgerow.offers.forms.offers import WordForm
from hedgerow.offers.forms.reports import CloseForm, ReportForm
from hedgerow.offers.models import Part
from hedgerow.offers.permissions import can_lead
from hedgerow.offers.presenters import lists
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters.returns import period_name
from hedgerow.offers.queries.groups import led_by
from hedgerow.offers.types import OPEN_TO_CHANGE, Answer, How, Stage
from hedgerow.offers.views import returns
from hedgerow.offers.views.finding import SPACE_HATS, group_in, interests, offer_or_404, period_or_404, report_or_404
from hedgerow.offers.views.parts import reporter
from hedgerow.offers.views.reporting import context_of, saved
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.trying import tried

MOST = 50


@open_to(Audience.SIGNED_IN, hats=SPACE_HATS)
@require_safe
def offers(request: HttpRequest, pk: int) -> HttpResponse:
    """The group's parts, what it is asked to report, and problems that it could help with."""
    group, acts = group_in(request, pk)
    parts = list(queries.parts_of(group)[:MOST])
    context = {
        "group": group,
        "acts": acts,
        "lines": [shown.part_line(part) for part in parts],
        "owed": [(one, period_name(one.period)) for one in queries.owed_reports(clock.today(), parts)],
        "page": numbered(queries.problems_for(group), request.GET),
        "led": [(one, list(one.periods.all())) for one in led_by(group).prefetch_related("periods")[:MOST]],
        "today": clock.today(),
    }
    return render(request, "offers/space/offers.html", context)


@open_to(Audience.SIGNED_IN, hats=SPACE_HATS)
def problem(request: HttpRequest, pk: int, problem: int) -> HttpResponse:
    """One problem that the group is shown. Its button says that the group could help."""
    group, acts = group_in(request, pk)
    found = queries.problems_for(group).filter(pk=problem).first()
    if found is None:
        raise Http404
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    if request.method == "POST":
        act = lambda: actions.could_help(by=user_of(request), problem=found, organisation=group)  # noqa: E731
        tried(request, act, _("Thank you. We ring you before anything goes to the public body."))
        return redirect("offers:own_problem", pk=pk, problem=problem)
    context = {
        "group": group,
        "acts": acts,
        "problem": found,
        "facts": shown.facts_of(found),
        "interests": interests(found),
        "told": actions.has_said(found, group),
        "tone": lists.tone(found),
        "standing": lists.standing_of(found),
    }
    return render(request, "offers/space/problem.html", context)


@open_to(Audience.SIGNED_IN, hats=SPACE_HATS)
def part(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """The group's own part: agreeing to it, what the body said, and what the group reported."""
    group, acts = group_in(request, pk)
    found = _part(group, part)
    if request.method == "POST" and not acts:
        return HttpResponseNotAllowed(["GET"])
    form = WordForm(posted(request), part=found)
    if request.method == "POST" and form.is_valid():
        told, by = form.cleaned_data, user_of(request)
        rest = {name: told[name] for name in ("word", "words", "version")}
        act = lambda: actions.say(by=by, part=found, contact=reporter(by, told), **rest)  # noqa: E731
        if tried(request, act, _("Thank you. It is written down."), form):
            return redirect("offers:own_part", pk=pk, part=part)
    offer = offer_or_404(found.offer_id)
    context = {
        "group": group,
        "acts": acts,
        "part": found,
        "line": shown.part_line(found),
        "offer": offer,
        "problem": offer.problem,
        "lines": [line for line in shown.part_lines(offer) if line.part.pk != found.pk],
        "open": offer.stage in OPEN_TO_CHANGE,
        "form": form,
        "puts": [one for one in offer.puts.all() if one.answer and one.answer != Answer.WAITING],
        "reports": [
            (one, period_name(one.period)) for one in found.reports.select_related("period").order_by("period__starts")
        ],
        "delivering": offer.stage == Stage.DELIVERY,
        "facts": shown.facts_of(offer.problem),
        "interests": interests(offer.problem, offer),
        "today": clock.today(),
    }
    return render(request, "offers/space/part.html", context, status=422 if form.errors else 200)


def _part(group: Organisation, pk: int) -> Part:
    found = queries.parts_of(group).select_related("contact", "offer__problem__body").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@open_to(Audience.SIGNED_IN, hats=SPACE_HATS)
def report(request: HttpRequest, pk: int, report: int) -> HttpResponse:
    """What the group did in a period."""
    group, acts = group_in(request, pk)
    found = report_or_404(report)
    if found.part.group.pk != group.pk:
        raise Http404
    if request.method == "POST" and not acts:
        return HttpResponseNotAllowed(["GET"])
    form = ReportForm(posted(request), report=found)
    if saved(request, user_of(request), found, form, how=How.SPACE):
        return redirect("offers:own_part", pk=pk, part=found.part_id)
    context = context_of(found, form) | {"group": group, "acts": acts}
    return render(request, "offers/space/report.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=SPACE_HATS)
def returned(request: HttpRequest, pk: int, period: int) -> HttpResponse:
    """The return of an offer that the group leads; its button closes the period."""
    group, acts = group_in(request, pk)
    found = period_or_404(period)
    lead = found.offer.lead.now
    if lead.pk != group.pk or not can_lead(request.user, found.offer):
        raise Http404
    if request.method == "POST" and not acts:
        return HttpResponseNotAllowed(["GET"])
    form = CloseForm(request.POST if request.method == "POST" else None)
    if returns.closed(request, found, form):
        return redirect("offers:own_return", pk=pk, period=period)
    if answer := returns.taken_away(request, found, outside=False):
        return answer
    context = returns.page(request, found, form) | {"group": group, "acts": acts}
    return render(request, "offers/space/return.html", context, status=422 if form.errors else 200)
