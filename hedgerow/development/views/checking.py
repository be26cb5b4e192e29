"""Which groups have taken a health check, how it came out and how far their plans are. For our team."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from hedgerow.development.forms.checks import ChecksForm, PickForm
from hedgerow.development.forms.groups import live
from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.development.presenters.checks import LIST, listed
from hedgerow.development.presenters.tabs import tabs
from hedgerow.development.queries.checks import latest
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Chip


@open_to(Audience.WORKER)
@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """The last check of each group. `?group=` leads to that group's own."""
    group = live(request.GET.get("group", ""))
    if group:
        return redirect("development:health_check", pk=group.pk)
    form, query = ChecksForm(request.GET), request.GET
    chosen = form.chosen()
    found = latest(
        words=chosen.get("q", ""), band=chosen.get("band", ""), state=chosen.get("state", ""), today=clock.today()
    ).order_by(*ordering(LIST, query))
    if query.get("format"):
        answer = download(LIST, listed(found, clock.today()), query)
        if answer is not None:
            return answer
    page = numbered(found, query)
    page = replace(page, rows=listed(page.rows, clock.today()))
    context = {
        "form": form,
        "pick": PickForm(),
        "tabs": tabs("checks"),
        "table": present(LIST, page, query),
        "total": page.total,
        "chips": [Chip(form.label_of(name), address(query, **{name: None}, page=None)) for name in chosen],
    }
    return render(request, "development/checks.html", context)


@open_to(Audience.WORKER)
@require_GET
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """From a health check to its page in the group's space."""
    found = get_object_or_404(HealthCheck, pk=pk)
    if found.finished_at is None:
        return redirect("development:health_check", pk=found.organisation_id)
    return redirect("development:check_results", pk=found.organisation_id, check=found.pk)


@open_to(Audience.WORKER)
@require_GET
def plan_action(request: HttpRequest, pk: int) -> HttpResponse:
    """From something in a plan to the plan."""
    return redirect("development:plan", pk=get_object_or_404(PlanAction, pk=pk).organisation_id)
