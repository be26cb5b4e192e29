"""Services as our team sees them: every one, what waits, and what people looked for in vain."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.services.forms import ManageForm
from hedgerow.services.presenters import listing
from hedgerow.services.queries import checks_of, often_missed
from hedgerow.services.queries import team as read
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Tab

FOUND = 10


def tabs(request: HttpRequest) -> list[Tab]:
    """The parts of services."""
    parts = ((_("Services"), "services:manage"), (_("Looked for and not found"), "services:missed"))
    urls = [(title, reverse(name)) for title, name in parts]
    return [Tab(title, url, current=request.path == url) for title, url in urls]


@open_to(Audience.WORKER)
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """Every service, by words, state and check; as a file with `?format=`."""
    form, today = ManageForm(request.GET), clock.today()
    chosen = form.chosen()
    rows = read.managed(chosen, today).order_by(*ordering(listing.MANAGED, request.GET))
    if request.GET.get("format"):
        everything = list(rows)
        if file := download(
            listing.MANAGED, listing.service_rows(everything, checks_of(everything), today), request.GET
        ):
            return file
    page = numbered(rows, request.GET)
    listed = replace(page, rows=listing.service_rows(page.rows, checks_of(page.rows), today))
    context = {
        "tabs": tabs(request),
        "form": form,
        "chosen": bool(chosen),
        "numbers": read.numbers(today),
        "table": present(listing.MANAGED, listed, request.GET),
    }
    return render(request, "services/manage.html", context)


@open_to(Audience.WORKER)
@require_safe
def missed(request: HttpRequest) -> HttpResponse:
    """What at least three searches looked for and did not find."""
    rows = often_missed(clock.today())
    if file := download(listing.LACKING, rows, request.GET):
        return file
    table = present(listing.LACKING, numbered(rows, request.GET), request.GET)
    return render(request, "services/missed.html", {"tabs": tabs(request), "table": table})


@open_to(Audience.WORKER)
@require_GET
def add(request: HttpRequest) -> HttpResponse:
    """For which group: found by a few letters."""
    words = request.GET.get("q", "")
    found = organisations.find(words, FOUND) if words.strip() else []
    return render(request, "services/add.html", {"words": words, "found": found})
