"""What anybody reads: the list of contracts, and each of them."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.notices.forms.filters import ContractsForm
from hedgerow.notices.models import Notice
from hedgerow.notices.presenters import notices as shown
from hedgerow.notices.queries import notices as queries
from hedgerow.notices.queries.spaces import groups_of
from hedgerow.notices.types import When
from hedgerow.notices.views.finding import frame, notice_or_404
from hedgerow.places import queries as places
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb

ON_A_PAGE = 25


@open_to(Audience.ANYONE)
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """Contracts that are open and suit groups, a page at a time; the whole list as a file with `?format=`."""
    form = ContractsForm(request.GET)
    filters = form.filters()
    found = queries.chosen(replace(filters, state="", buyer=""), request.user).defer("description", "how")
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "frame": frame(request),
        "form": form,
        "words": filters.words,
        "chips": chips(form, request.GET, leave=("q", "buyer")),
        "page": page,
        "table": present(shown.LIST, replace(page, rows=shown.rows(page.rows)), request.GET),
        "place": places.place(),
        "can_tell": filters.when != When.CLOSED,
        "tell_url": reverse("alerts:ask", args=["contracts"]) + address(request.GET, page=None, sort=None),
    }
    return render(request, "notices/contracts.html", context)


@open_to(Audience.ANYONE)
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One contract: what is wanted, by whom, by when, and what a group can do about it."""
    found = notice_or_404(pk, request.user)
    crumbs = [Crumb(_("Contracts"), reverse("notices:contracts")), Crumb(found.title)]
    groups = groups_of(request.user)
    context = {
        **about(found),
        "frame": frame(request),
        "team": is_team(request.user),
        "crumbs": crumbs,
        "groups": groups,
    }
    return render(request, "notices/notice.html", context)


def about(found: Notice) -> dict[str, object]:
    """What every page about one notice shows of it."""
    state, tone = shown.state_of(found)
    delivered = shown.rows([found])[0].where
    return {
        "notice": found,
        "state": state,
        "tone": tone,
        "open": shown.is_open(found),
        "soon": shown.is_soon(found),
        "facts": shown.facts(found, delivered),
        "lots": [(shown.lot_line(lot), lot.description) for lot in found.lots.all()],
        "message": shown.as_message(found),
        "interests": interests_in([found.ref]),
    }
