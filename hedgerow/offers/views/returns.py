"""The lead body's return of a period: our team's page, and what the pages of groups and bodies share."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions
from hedgerow.offers.forms.reports import CloseForm
from hedgerow.offers.models import Period, Report
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters import returns as papers
from hedgerow.offers.queries import offer_of, return_of
from hedgerow.offers.views.finding import found_or_404, interests, period_or_404
from hedgerow.offers.views.offers import pdf_answer
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """The return as our team sees it, with everything that groups wrote. Its button closes the period."""
    period = period_or_404(pk)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if closed(request, period, form):
        return redirect("offers:return", pk=pk)
    if answer := taken_away(request, period, outside="for" in request.GET):
        return answer
    context = page(request, period, form) | {"crumbs": shown.crumbs(period.offer.problem, papers.period_name(period))}
    return render(request, "offers/return.html", context, status=422 if form.errors else 200)


def closed(request: HttpRequest, period: Period, form: CloseForm) -> bool:
    """Close a period, where its button was pressed."""
    if request.method != "POST" or not form.is_valid():
        return False
    act = lambda: actions.close_period(by=user_of(request), period=period, **form.cleaned_data)  # noqa: E731
    return tried(request, act, _("Closed. The return has gone to the public body."), form)


def taken_away(request: HttpRequest, period: Period, *, outside: bool) -> HttpResponse | None:
    """The return as CSV, XLSX or PDF, where the address asks for one. The PDF is as the body gets it."""
    form = request.GET.get("format", "")
    if form not in ("csv", "xlsx", "pdf"):
        return None
    offer = found_or_404(offer_of(period.offer_id))
    if form == "pdf":
        found = return_of(offer, period, outside=True)
        return pdf_answer(papers.return_pdf(found), f"return-{period.ends:%Y-%m-%d}-{offer.problem.title}")
    return download(papers.TABLE, papers.lines(return_of(offer, period, outside=outside)), request.GET)


def page(request: HttpRequest, period: Period, form: CloseForm | None, *, outside: bool = False) -> dict[str, Any]:
    """What every page of a return shows."""
    offer = found_or_404(offer_of(period.offer_id))
    found = return_of(offer, period, outside=outside)
    reports = {one.part_id: one for one in Report.objects.filter(period=period)}
    return {
        "offer": offer,
        "problem": offer.problem,
        "period": period,
        "name": papers.period_name(period),
        "found": found,
        "table": present(papers.TABLE, papers.lines(found), request.GET),
        "caveat": papers.caveat(found),
        "rows": [(row, reports.get(row.part.pk)) for row in found.rows],
        "missing": [row.group for row in found.rows if row.missing],
        "form": form,
        "can_close": period.closed_at is None and period.ends < clock.today(),
        "others": [(one, papers.period_name(one)) for one in found.periods if one.pk != period.pk],
        "interests": interests(offer.problem, offer),
        "outside": outside,
    }
