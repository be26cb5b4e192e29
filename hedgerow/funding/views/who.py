"""For a fund: which of our groups it fits, and suggesting it to them."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.funding import actions
from hedgerow.funding.forms.who import WhoForm
from hedgerow.funding.models import Fund
from hedgerow.funding.presenters import who as shown
from hedgerow.funding.presenters.funds import line
from hedgerow.funding.queries import who as queries
from hedgerow.funding.views.managing import crumbs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_safe
def who(request: HttpRequest, pk: int) -> HttpResponse:
    """Groups that a fund fits, of those that may be told; all of them as a file with `?format=`."""
    fund, form = get_object_or_404(Fund, pk=pk), WhoForm(request.GET)
    asked, everybody = form.filters(), queries.who(fund)
    words = str(asked.get("q", "")).casefold()
    found = [
        one
        for one in everybody
        if asked.get("answer", one.answer.code) == one.answer.code and words in one.name.casefold()
    ]
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(fund, found, request.user), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "fund": fund,
        "line": line(fund),
        "form": form,
        "chips": chips(form, request.GET, leave=("q",)),
        "any": bool(everybody),
        "counts": shown.counts(everybody),
        "page": replace(page, rows=shown.rows(fund, page.rows, request.user)),
        "files": [(kind, address(request.GET, page=None, format=kind)) for kind in ("csv", "xlsx")],
        "query": address(request.GET),
        "crumbs": crumbs(fund, _("Which of our groups it fits")),
    }
    return render(request, "funding/who.html", context)


@open_to(Audience.WORKER)
@require_POST
def suggest(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Suggest a fund to a group: once."""
    fund = get_object_or_404(Fund, pk=pk)
    organisation = get_object_or_404(organisations.live(), pk=group)
    try:
        actions.suggest_fund(by=user_of(request), fund=fund, organisation=organisation)
        messages.success(
            request, _("Suggested to %(group)s: they see it among their funds.") % {"group": organisation.name}
        )
    except InputError as error:
        messages.error(request, str(error))
    query = address(request.GET)
    return redirect(reverse("funding:who", args=[fund.pk]) + query)
