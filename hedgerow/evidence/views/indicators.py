"""What is counted, what it means, and what stands behind it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.evidence import queries
from hedgerow.evidence.forms.reports import PartForm, QuarterForm
from hedgerow.evidence.presenters import indicators as presenters
from hedgerow.evidence.presenters import readings
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.queries import indicators as reading
from hedgerow.evidence.queries.loading import loaded
from hedgerow.evidence.queries.readings import version
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import FromRecord, Indicator
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.shell import tables
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.types import Chip, Crumb

SPREAD = (Dimension.WARD, Dimension.FIFTH, Dimension.BAND)


@open_to(Audience.WORKER)
def indicators(request: HttpRequest) -> HttpResponse:
    """Every indicator: what it means, and what it came to in a quarter."""
    today = clock.today()
    form = QuarterForm(request.GET, today)
    now, before, _year = rules.three(clock.quarter(form.period().start), today)
    there = loaded()
    amounts, earlier = reading.values_for(user_of(request), [now, before])
    rows = [presenters.shown(one, amounts[one.code], earlier[one.code], rules.code_of(now)) for one in there.indicators]
    download = tables.download(presenters.table(now, before), rows, request.GET)
    return download or render(
        request,
        "evidence/indicators.html",
        {
            "parts": parts("indicators"),
            "form": form,
            "now": now,
            "before": before,
            "functions": presenters.by_function(rows),
            "count": len(rows),
            "faults": there.faults if user_of(request).is_manager else (),
            "csv_url": address(request.GET, format="csv"),
            "xlsx_url": address(request.GET, format="xlsx"),
        },
    )


@open_to(Audience.WORKER)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator by ward, need and size of group."""
    one, today = _found(code), clock.today()
    form = QuarterForm(request.GET, today)
    now, before, _year = rules.three(clock.quarter(form.period().start), today)
    quarter, viewer, known = rules.code_of(now), user_of(request), version()
    amounts, earlier = reading.values_for(viewer, [now, before], codes=[code], known=known)
    spread = [
        (by.label, lines)
        for by in SPREAD
        if (lines := presenters.lines(one, by, reading.spread_for(viewer, one, now, by, known=known), quarter))
    ]
    entries = f"{reverse('evidence:behind', args=[code])}?quarter={quarter}" if isinstance(one.how, FromRecord) else ""
    context = {
        "row": presenters.shown(one, amounts[code], earlier[code], quarter),
        "form": form,
        "now": now,
        "before": before,
        "spread": spread,
        "entries": entries,
        "crumbs": [Crumb(_("Indicators"), reverse("evidence:indicators"))],
    }
    return render(request, "evidence/indicator.html", context)


@open_to(Audience.WORKER)
def behind(request: HttpRequest, code: str) -> HttpResponse:
    """The entries behind an indicator."""
    one = _found(code)
    if not isinstance(one.how, FromRecord):
        raise Http404
    part = PartForm(request.GET)
    period = part.days() or QuarterForm(request.GET, clock.today()).period()
    found = reading.behind(one, period, user_of(request), part.cut(), part.where(), known=version())
    page = numbered(found, request.GET)
    wanted = list(found) if request.GET.get("format") else page.rows
    table = readings.entries_table(wanted, whole="format" in request.GET)
    download = tables.download(table, wanted, request.GET)
    back = f"{reverse('evidence:indicator', args=[code])}?quarter={rules.code_of(period)}"
    return download or render(
        request,
        "evidence/entries.html",
        {
            "table": tables.present(table, page, request.GET),
            "name": one.title,
            "by": _("Indicators"),
            "counted": found.counted,
            "most": queries.MOST if found.readable > queries.MOST else 0,
            "hidden": readings.hidden_words(found.counted - found.readable),
            "period": readings.said(period),
            "chips": [Chip(words, address(request.GET, **{name: None, "page": None})) for name, words in part.words()],
            "crumbs": [Crumb(_("Indicators"), reverse("evidence:indicators")), Crumb(one.title, back)],
        },
    )


def _found(code: str) -> Indicator:
    one = loaded().by_code().get(code)
    if one is None:
        raise Http404
    return one
