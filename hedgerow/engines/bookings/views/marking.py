"""Saying who came: on a phone at the door, or from the sheet on paper afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.forms import CameForm
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.permissions import check_manage
from hedgerow.engines.bookings.presenters import words as shown
from hedgerow.engines.bookings.types import Seat
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.spine.errors import InputError

EMPTY_LINES = 8


@open_to(Audience.WORKER)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick who is there. "That is everybody" closes it: whoever is not ticked did not come, and the work is written down."""
    sitting = _kept(request, pk)
    if request.method == "POST":
        ticked = set(request.POST.getlist("came"))
        everybody = "everybody" in request.POST
        rows = list(queries.coming_to(sitting))
        said = (row for row in rows if everybody or str(row.pk) in ticked or row.state == Seat.CAME)
        came = {row.pk: str(row.pk) in ticked for row in said}
        return _saved(request, sitting, came, everybody)
    return _page(request, sitting, CameForm())


@open_to(Audience.WORKER)
@require_POST
def came(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody came who had not booked."""
    sitting = _kept(request, pk)
    form = CameForm(request.POST)
    if form.is_valid():
        try:
            actions.add_who_came(by=user_of(request), sitting=sitting, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is on the list.") % {"name": form.cleaned_data["name"]})
            return redirect("bookings:attendance", pk=pk)
    return _page(request, sitting, form)


@open_to(Audience.WORKER)
@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to sign at the door."""
    sitting = _kept(request, pk)
    context = {"sitting": sitting, "rows": list(queries.coming_to(sitting)), "lines": range(EMPTY_LINES)}
    return render(request, "bookings/sheet.html", {**context, **shown.facts(sitting)})


def _page(request: HttpRequest, sitting: Sitting, form: CameForm) -> HttpResponse:
    rows = list(queries.coming_to(sitting))
    context = {
        "sitting": sitting,
        "rows": rows,
        "form": form,
        "begun": sitting.starts_at <= clock.now(),
        "here": sum(row.state == Seat.CAME for row in rows),
        **shown.facts(sitting),
    }
    return render(request, "bookings/attendance.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, sitting: Sitting, came: dict[int, bool], everybody: bool) -> HttpResponse:
    try:
        actions.mark(by=user_of(request), sitting=sitting, came=came)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("bookings:attendance", pk=sitting.pk)
    messages.success(request, _("Written down.") if everybody else _("Saved so far."))
    return redirect("bookings:bookings" if everybody else "bookings:attendance", pk=sitting.pk)


def _kept(request: HttpRequest, pk: int) -> Sitting:
    sitting = get_object_or_404(Sitting, pk=pk)
    check_manage(user_of(request), sitting)
    return sitting
