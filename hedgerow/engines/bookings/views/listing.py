"""Dates and who is coming, for our team."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.forms import SittingFilter
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.permissions import can_manage, check_manage
from hedgerow.engines.bookings.presenters import keeping as shown
from hedgerow.engines.bookings.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every date of every kind: to come, over and not marked yet, past, called off."""
    show = request.GET.get("show", "")
    form = SittingFilter(request.GET)
    found = queries.listed(show, **form.wanted()).order_by(*ordering(shown.DATES, request.GET))
    answer = download(shown.DATES, queries.with_places(found), request.GET)
    if answer is not None:
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "form": form,
        "show": show,
        "tabs": shown.tabs(show),
        "table": present(shown.DATES, shown.counted(page), request.GET),
        "narrowed": any(form.wanted().values()),
        "page": page,
    }
    return render(request, "bookings/index.html", context)


@open_to(Audience.WORKER)
@require_GET
def bookings(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is coming to one sitting, who waits, what they need."""
    sitting = get_object_or_404(Sitting, pk=pk)
    check_manage(user_of(request), sitting)
    found = queries.everybody(sitting)
    answer = download(shown.PEOPLE, shown.people(found), request.GET)
    if answer is not None:
        return answer
    now = clock.now()
    context = {
        **shown.kept(sitting, request.GET),
        "over": sitting.is_past(now),
        "begun": sitting.starts_at <= now,
        "off": sitting.state == State.CANCELLED,
    }
    return render(request, "bookings/bookings.html", context)


@open_to(Audience.WORKER)
@require_GET
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """From a record of work to the sitting: to its bookings, or to the page that everybody sees."""
    sitting = get_object_or_404(Sitting, pk=pk)
    if can_manage(user_of(request), sitting):
        return redirect("bookings:bookings", pk=pk)
    return redirect(reverse("bookings:sitting", args=[sitting.uid]))
