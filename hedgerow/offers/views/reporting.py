"""Reporting a part: by the link in a letter, without an account; and written down by our team."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions
from hedgerow.offers.forms.reports import ReportForm, ToldForm
from hedgerow.offers.models import Report
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters.returns import period_name
from hedgerow.offers.queries.links import report_at
from hedgerow.offers.types import How
from hedgerow.offers.views.finding import interests, report_or_404
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried

GONE = 410


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def told(request: HttpRequest, token: str) -> HttpResponse:
    """What a group did in a period, from the link in a letter. Only its button saves."""
    found = report_at(token)
    if found is None:
        return render(request, "offers/public/no_link.html", status=GONE)
    form = ReportForm(request.POST if request.method == "POST" else None, report=found)
    if saved(request, None, found, form, how=How.LINK):
        return redirect("offers:tell", token=token)
    return render(request, "offers/public/report.html", context_of(found, form), status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """What a group told us on the telephone or on paper."""
    found = report_or_404(pk)
    form = ToldForm(posted(request), report=found)
    if saved(request, user_of(request), found, form):
        return redirect("offers:offer", pk=found.part.offer_id)
    context = context_of(found, form) | {"crumbs": shown.crumbs(found.part.offer.problem, found.part.group.name)}
    return render(request, "offers/report.html", context, status=422 if form.errors else 200)


def saved(request: HttpRequest, by: User | None, found: Report, form: ReportForm, **rest: Any) -> bool:
    """Save what was sent, once. Where somebody has reported meanwhile, the form says so and shows it."""
    if request.method != "POST" or not form.is_valid():
        return False
    act = lambda: actions.report(by=by, report=found, **form.facts(), **rest)  # noqa: E731
    return tried(request, act, _("Thank you. It is with us; you can put it right until the period is closed."), form)


def context_of(found: Report, form: ReportForm) -> dict[str, object]:
    """What every page of a report shows: also what is saved now, where the form is from before."""
    sent = form.data.get("version") if form.is_bound else None
    return {
        "report": found,
        "part": found.part,
        "line": shown.part_line(found.part),
        "problem": found.part.offer.problem,
        "period": period_name(found.period),
        "closed": found.period.closed_at is not None,
        "form": form,
        "meanwhile": found.is_said and sent is not None and sent != str(found.version),
        "version": found.version,
        "interests": interests(found.part.offer.problem, found.part.offer),
    }
