"""What our own work costs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.agreements.forms import CostsForm, PeriodForm
from hedgerow.agreements.permissions import can_keep
from hedgerow.agreements.presenters import charts, lists
from hedgerow.agreements.queries import costs as of_period
from hedgerow.agreements.queries import spending
from hedgerow.agreements.queries.costs import direct
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present


@open_to(Audience.WORKER)
@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    """Our accounts, line by line."""
    form = CostsForm(request.GET)
    chosen = form.chosen()
    found = spending.chosen(form.period_chosen(), chosen.get("function", ""), chosen.get("q", ""))
    found = found.order_by(*ordering(lists.LINES, request.GET, tie="-pk"))
    if answer := download(lists.LINES, found.iterator() if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET)
    context = {
        "form": form,
        "page": page,
        "table": present(lists.LINES, page, request.GET),
        "tabs": lists.tabs("costs"),
        "narrowed": bool(chosen),
        "may_keep": can_keep(request.user),
    }
    return render(request, "agreements/costs.html", context)


@open_to(Audience.WORKER)
@require_safe
def by_function(request: HttpRequest) -> HttpResponse:
    """What each function costs, shared costs shared out, with the method in words."""
    form = PeriodForm(request.GET)
    period = form.period_or_newest()
    found = of_period(period, spending.minutes(period))
    rows = lists.sharing(found, direct(period, found.source))
    if answer := download(lists.SHARING, rows, request.GET):
        return answer
    context = {
        "form": form,
        "period": period,
        "costs": found,
        "chart": charts.by_function(found, period) if found.total > 0 else None,
        "table": present(lists.SHARING, rows, request.GET),
        "quarters": present(lists.QUARTERS, spending.by_quarter(), request.GET, downloads=False),
        "tabs": lists.tabs("by_function"),
        "may_keep": can_keep(request.user),
        "title": _("Costs by function"),
    }
    return render(request, "agreements/by_function.html", context)
