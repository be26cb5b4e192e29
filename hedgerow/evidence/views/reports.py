"""Reports of a quarter: chosen, read, taken away, issued, and read again as they were issued."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.agreements.queries import of_code
from hedgerow.evidence.actions import issue as issue_report
from hedgerow.evidence.forms.reports import ReportForm
from hedgerow.evidence.models import Issued
from hedgerow.evidence.permissions import can_issue
from hedgerow.evidence.presenters import report_files as files
from hedgerow.evidence.presenters import report_maps as maps
from hedgerow.evidence.presenters import report_pages as pages
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.presenters.report_blocks import blocks
from hedgerow.evidence.presenters.report_opens import Opens
from hedgerow.evidence.queries import issued as queries
from hedgerow.evidence.queries import reports as making
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.reports import Report
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.shell import tables
from hedgerow.shell.maps import answer
from hedgerow.shell.pagination import numbered
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

FILES = {
    "pdf": (files.pdf, files.PDF_TYPE),
    "xlsx": (files.xlsx, files.XLSX_TYPE),
    "json": (files.as_json, files.JSON_TYPE),
}


@open_to(Audience.WORKER)
def reports(request: HttpRequest) -> HttpResponse:
    """Choose a report, and the reports that were issued."""
    form = ReportForm(request.GET, clock.today())
    told = form.chosen()
    if request.GET.get("quarter"):
        asked = urlencode({name: told[name] for name in ("reader", "body", "agreement") if told.get(name)})
        return redirect(f"{reverse('evidence:report', args=[rules.code_of(form.period())])}?{asked}")
    table = pages.table()
    rows = queries.issued().order_by(*tables.ordering(table, request.GET))
    download = tables.download(table, rows, request.GET)
    page = numbered(rows, request.GET)
    context = {"parts": parts("reports"), "form": form, "table": tables.present(table, page, request.GET)}
    return download or render(request, "evidence/reports.html", context)


def _asked(request: HttpRequest, quarter: str) -> making.Asked:
    given = {name: request.GET.get(name, "") for name in ("reader", "body", "agreement")}
    try:
        return making.asked(quarter, **given)
    except InputError as error:
        raise Http404(str(error)) from None


@open_to(Audience.WORKER)
def report(request: HttpRequest, quarter: str) -> HttpResponse:
    """A report as the record stands now."""
    what = _asked(request, quarter)
    made = making.make(what, user_of(request))
    said = urlencode({name: request.GET[name] for name in ("reader", "body", "agreement") if request.GET.get(name)})
    context = {
        "may_issue": can_issue(request.user),
        "asked": {"quarter": made.code, **{n: request.GET.get(n, "") for n in ("reader", "body", "agreement")}},
        "map_url": f"{reverse('evidence:report_map', args=[made.code])}?{said}",
        "before": queries.issued(made.code).filter(reader=what.reader, body=what.body, agreement=what.agreement)[:5],
    }
    return _file(request, made) or _page(request, made, context)


@open_to(Audience.WORKER)
def report_map(request: HttpRequest, quarter: str) -> HttpResponse:
    """The wards of a report, for the map on the screen."""
    return _map(request, making.make(_asked(request, quarter), user_of(request)))


@open_to(Audience.MANAGER)
@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Freeze a report as it stands and give it out."""
    given = {name: request.POST.get(name, "") for name in ("reader", "body", "agreement")}
    try:
        what = making.asked(request.POST.get("quarter", ""), **given)
    except InputError as error:
        raise Http404(str(error)) from None
    made = issue_report(by=user_of(request), what=what)
    return redirect("evidence:issued", made.pk)


@open_to(Audience.WORKER)
def issued(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as it was issued, and what would be different today."""
    row = _row(pk)
    made = queries.report_of(row)
    if found := _file(request, made):
        return found
    since = queries.since(row, made)
    context = {
        "issued": row,
        "since": pages.since_words(since),
        "differences": pages.differences(since),
        "map_url": reverse("evidence:issued_map", args=[row.pk]),
    }
    return _page(request, made, context)


@open_to(Audience.WORKER)
def issued_map(request: HttpRequest, pk: int) -> HttpResponse:
    """The wards of an issued report, for the map on the screen."""
    return _map(request, queries.report_of(_row(pk)))


@open_to(Audience.WORKER)
def agreement(request: HttpRequest, code: str) -> HttpResponse:
    """The report of an agreement for the quarter of today, or of its last day."""
    found = of_code(code)
    if found is None:
        raise Http404
    today = clock.today()
    last = min(today, found.ends or today)
    quarter = rules.code_of(clock.quarter(max(last, min(found.starts or last, today))))
    return redirect(f"{reverse('evidence:report', args=[quarter])}?{urlencode({'agreement': code, 'reader': 'board'})}")


def _row(pk: int) -> Issued:
    return get_object_or_404(Issued.objects.select_related("body", "agreement__payer"), pk=pk)


def _map(request: HttpRequest, made: Report) -> HttpResponse:
    return answer(request, maps.features(made.wards, pages.ward_words(made.wards), pages.ward_urls(made)))


def _file(request: HttpRequest, made: Report) -> HttpResponse | None:
    """The report as a file, where one is asked for."""
    form = request.GET.get("format", "")
    if form not in FILES:
        return None
    write, media = FILES[form]
    response = HttpResponse(write(made), content_type=media)
    response["Content-Disposition"] = f'attachment; filename="report-{made.code}.{form}"'
    return response


def _page(request: HttpRequest, made: Report, more: dict[str, object]) -> HttpResponse:
    context = {
        "report": made,
        "blocks": blocks(made, Opens()),
        "crumbs": [Crumb(_("Reports"), reverse("evidence:reports"))],
        "files": [(name, _query(request, name)) for name in FILES],
        **more,
    }
    return render(request, "evidence/report.html", context)


def _query(request: HttpRequest, form: str) -> str:
    query = request.GET.copy()
    query["format"] = form
    return f"?{query.urlencode()}"
