"""The list of contacts, and the table to take away. Our team alone."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions, queries
from hedgerow.people.forms.listing import ListForm
from hedgerow.people.presenters import listing as shown
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Option

ON_A_PAGE = 25
SUGGESTED = 8


@open_to(Audience.WORKER)
@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """People who were asked for, a page at a time; the whole list as a file with `?format=`, which is noted."""
    form = ListForm(request.GET)
    filters = form.filters()
    found = queries.contacts(filters).order_by(*ordering(shown.LIST, request.GET))
    if request.GET.get("format") in {"csv", "xlsx"}:
        actions.note_download(by=user_of(request), filters=form.chosen())
        answer = download(shown.FILE, shown.rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(page, rows=shown.rows(page.rows))
    context = {
        "form": form,
        "words": filters.words,
        "page": page,
        "table": present(shown.LIST, listed, request.GET),
        "chips": chips(form, request.GET),
    }
    return render(request, "people/contacts.html", context)


@open_to(Audience.WORKER)
@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """People by a few letters, for a field that one is picked in."""
    found = shown.rows(queries.find(request.GET.get("q", ""), SUGGESTED, among=queries.with_hats(queries.live())))
    options = [Option(str(row.contact.pk), row.contact.name, row.groups or row.contact.email) for row in found]
    return render(request, "shell/parts/options.html", {"options": options})
