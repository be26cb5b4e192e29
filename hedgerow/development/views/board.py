"""The cases by their state, or as a table."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import user_of
from hedgerow.development.forms.cases import ListForm
from hedgerow.development.presenters import cases as shown
from hedgerow.development.presenters.tabs import tabs
from hedgerow.development.queries import cases as read
from hedgerow.development.types import Whose
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.boards import ways
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present


@open_to(Audience.WORKER)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Everybody's cases, mine, the late ones, or nobody's; on a board, or in a table to sort and take away."""
    form, query = ListForm(request.GET), request.GET
    whose = query.get("whose", "")
    whose = whose if whose in Whose.values else Whose.ALL
    found = read.chosen(whose=whose, user=user_of(request), today=clock.today(), **form.narrowed())
    table = shown.table_asked(query)
    on = chips(form, query, leave=("whose", "view"))
    context = {
        "form": form,
        "tabs": tabs("cases"),
        "whose": shown.whose_tabs(query),
        "ways": ways(query),
        "chips": on,
        "narrowed": bool(on) or whose != Whose.ALL,
        "columns": None,
        "table": None,
    }
    if not table:
        columns = shown.board(found, query, clock.today())
        context |= {"columns": columns, "total": sum(column.count for column in columns)}
        return render(request, "development/board.html", context)
    ordered = read.with_due(found).order_by(*ordering(shown.TABLE, query))
    answer = download(shown.FILE, ordered.iterator(), query)
    if answer is not None:
        return answer
    page = numbered(ordered, query)
    context |= {"table": present(shown.TABLE, replace(page), query), "total": page.total}
    return render(request, "development/board.html", context)
