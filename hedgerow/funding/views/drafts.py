"""Funders who gave here, proposed as draft funds: each is taken up or dismissed in one press."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.funding.actions import day_one as actions
from hedgerow.funding.models import FunderDraft
from hedgerow.funding.presenters import day_one as shown
from hedgerow.funding.queries import day_one as queries
from hedgerow.funding.views.managing import tabs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """What waits, the most relevant first, with the evidence; beneath it what was dismissed."""
    place = places.place()
    name = place.area_name if place else ""
    page = numbered(queries.drafts(), request.GET, size=ON_A_PAGE)
    context = {
        "tabs": tabs("drafts"),
        "page": page,
        "rows": [shown.row(one, name) for one in page.rows],
        "dismissed": queries.dismissed(),
        "place": name,
        "source": places.source("threesixty_giving"),
    }
    return render(request, "funding/drafts.html", context)


@open_to(Audience.WORKER)
@require_POST
def draft_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one up, and write down what is known of it."""
    try:
        fund = actions.take_up(by=user_of(request), draft=get_object_or_404(FunderDraft, pk=pk))
    except InputError as error:
        messages.error(request, str(error))
        return redirect("funding:drafts")
    messages.success(request, _("Taken up. Write down what you know, and open it when you have checked it."))
    return redirect("funding:fund_change", pk=fund.pk)


@open_to(Audience.WORKER)
@require_POST
def draft_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave one out, for good."""
    try:
        fund = actions.dismiss(by=user_of(request), draft=get_object_or_404(FunderDraft, pk=pk))
        messages.success(request, _("“%(title)s” is dismissed. It is not proposed again.") % {"title": fund.title})
    except InputError as error:
        messages.error(request, str(error))
    return redirect("funding:drafts")
