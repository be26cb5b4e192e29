"""Reading the record of work, and opening any number to the entries behind it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.evidence import queries, rules, statements
from hedgerow.evidence.forms import ReadingForm
from hedgerow.evidence.names import name_of
from hedgerow.evidence.presenters import readings as presenters
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.types import Dimension, Question, Span
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.shell import tables
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.types import Chip, Crumb, Tab


@open_to(Audience.WORKER)
def reading(request: HttpRequest) -> HttpResponse:
    """Counts and sums of a period by one dimension, each with what it was the period before."""
    today = clock.today()
    form = ReadingForm(request.GET, today)
    question = form.question()
    viewer, known = user_of(request), queries.version()
    now = queries.read_by(viewer, question, known=known)
    earlier = _before(question)
    before = queries.read_by(viewer, earlier, known=known) if earlier else None
    labels = form.labels.get(question.by, {})
    rows = presenters.rows(question.by, now, before, labels)
    also, columns = presenters.there_is_of(now, before), presenters.there_is_of(now)
    table = presenters.table(question.by, also, compared=before is not None)
    download = tables.download(table, rows, request.GET)
    return download or render(
        request,
        "evidence/reading.html",
        {
            "parts": parts("reading"),
            "form": form,
            "spans": _spans(form.span, request.GET),
            "question": question,
            "period": presenters.said(question.period),
            "compared": presenters.said(earlier.period) if earlier else "",
            "tabs": _tabs(question.by, request.GET),
            "chips": _chips(form, question, request.GET),
            "numbers": presenters.numbers(now.total, before.total if before else None, also, unmet=question.unmet),
            "lines": presenters.lines(rows, columns, request.GET),
            "total": presenters.total_line(now.total, before.total if before else None, columns, request.GET),
            "sides": _sides(question, request.GET),
            "definitions": presenters.definitions(
                question.by, shared=statements.shared(question), whole=viewer.is_manager, unmet=question.unmet
            ),
            "csv_url": address(request.GET, format="csv"),
            "xlsx_url": address(request.GET, format="xlsx"),
        },
    )


@open_to(Audience.WORKER)
def entries(request: HttpRequest) -> HttpResponse:
    """The entries behind one number."""
    viewer = user_of(request)
    form = ReadingForm(request.GET, clock.today())
    question, key = form.question(), request.GET.get("cell")
    found = queries.Behind(question, key, viewer, known=queries.version())
    page = numbered(found, request.GET)
    wanted = list(found) if request.GET.get("format") else page.rows
    table = presenters.entries_table(wanted, whole="format" in request.GET)
    download = tables.download(table, wanted, request.GET)
    name = name_of(question.by, key, form.labels.get(question.by, {})) if key else ""
    return download or render(
        request,
        "evidence/entries.html",
        {
            "table": tables.present(table, page, request.GET),
            "name": name,
            "by": question.by.label if key else "",
            "counted": found.counted,
            "most": queries.MOST if found.readable > queries.MOST else 0,
            "hidden": presenters.hidden_words(found.counted - found.readable),
            "period": presenters.said(question.period),
            "chips": _chips(form, question, request.GET),
            "crumbs": _crumbs(request.GET, name),
        },
    )


def _before(question: Question) -> Question | None:
    if question.period is None:
        return None
    earlier = rules.before(question.period, clock.today())
    return replace(question, period=earlier)


def _sides(question: Question, query: QueryDict) -> list[Tab]:
    """What we did, and what we could not help with."""
    sides = ((_("What we did"), None, None), (_("What we could not help with"), "unmet", Dimension.ACT.value))
    return [
        Tab(label, address(query, of=of, by=by, format=None, page=None), current=question.unmet == bool(of))
        for label, of, by in sides
    ]


def _tabs(by: Dimension, query: QueryDict) -> list[Tab]:
    return [Tab(one.label, address(query, by=one.value, format=None), current=one is by) for one in Dimension]


def _spans(span: Span, query: QueryDict) -> list[Tab]:
    """The periods by name, each at its own address; "other dates" asks for them."""
    kept = {"start": None, "end": None, "format": None}
    return [Tab(one.label, address(query, period=one.value, **kept), current=one is span) for one in Span]


def _chips(form: ReadingForm, question: Question, query: QueryDict) -> list[Chip]:
    return [
        Chip(
            f"{dimension.label}: {name_of(dimension, key, form.labels[dimension])}",
            address(query, **{dimension.value: None, "page": None}),
        )
        for dimension, key in question.filters
    ]


def _crumbs(query: QueryDict, name: str) -> list[Crumb]:
    back = reverse("evidence:reading") + address(query, cell=None, page=None)
    return [Crumb(_("Evidence"), back), Crumb(name or _("All the work"))]
