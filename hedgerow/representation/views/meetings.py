"""One meeting of a board: the brief before, the reports after; and every report there is. For our team."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.representation import actions, queries
from hedgerow.representation.forms import BriefForm, ReportForm
from hedgerow.representation.models import Holding, Meeting
from hedgerow.representation.presenters import seats as shown
from hedgerow.representation.views.keeping import seat_crumbs
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the brief (`do` brief), or write down what a representative told us (`do` report)."""
    found = get_object_or_404(Meeting.objects.select_related("seat__body"), pk=pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    brief = BriefForm(request.POST if wanted == "brief" else None, initial={"text": found.brief})
    report = ReportForm(request.POST if wanted == "report" else None)
    if _done(request, found, wanted, brief, report):
        return redirect("representation:meeting", pk=pk)
    sitting = list(queries.holders(found.on).filter(seat=found.seat_id))
    written = {one.holding_id: one for one in found.reports.all()}
    context = {
        "meeting": found,
        "seat": found.seat,
        "is_over": found.on < clock.today(),
        "brief": brief,
        "report": report,
        "lines": [(one, shown.named(one, public=False), written.get(one.pk)) for one in sitting],
        "crumbs": seat_crumbs(found.seat, plain_date(found.on)),
    }
    return render(request, "representation/meeting.html", context, status=422 if brief.errors or report.errors else 200)


def _done(request: HttpRequest, found: Meeting, wanted: str, brief: BriefForm, report: ReportForm) -> bool:
    if wanted == "brief" and brief.is_valid():
        text = brief.cleaned_data["text"]
        act = lambda: actions.brief(by=user_of(request), meeting=found, text=text)  # noqa: E731
        return tried(request, act, _("The brief is on its way."), brief)
    if wanted == "report" and report.is_valid():
        holding = get_object_or_404(Holding, pk=request.POST.get("holding") or 0)
        told = report.cleaned_data
        by, done = user_of(request), _("Written down.")
        return tried(request, lambda: actions.report(by=by, meeting=found, holding=holding, **told), done, report)
    return False


@open_to(Audience.WORKER)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What is owed, and every report, newest first."""
    found = queries.reports_written().order_by(*ordering(shown.REPORTS, request.GET))
    if answer := download(shown.REPORTS, found if "format" in request.GET else (), request.GET):
        return answer
    today = clock.today()
    context = {
        "table": present(shown.REPORTS, numbered(found, request.GET), request.GET),
        "owed": [(one, shown.named(one.holding, public=False), one.due < today) for one in queries.owed(today)[:50]],
        "tabs": shown.tabs("reports"),
    }
    return render(request, "representation/reports.html", context)
