"""Confirming the time that volunteers wrote down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.returning import back_to
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.views.finding import group_for, hours_for
from hedgerow.volunteering.views.space import tabs


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Hours that wait to be confirmed."""
    group = group_for(request, pk)
    page = numbered(queries.hours_waiting(group), request.GET)
    context = {"group": group, "tabs": tabs(request, group), "page": page}
    return render(request, "volunteering/hours.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """It is so (`confirm`), or it is not, and why."""
    held = hours_for(request, pk)
    by = user_of(request)
    try:
        if "confirm" in request.POST:
            actions.confirm(by=by, hours=held)
            messages.success(request, _("Confirmed: it counts."))
        else:
            actions.refuse(by=by, hours=held, why=request.POST.get("why", ""))
            messages.success(request, _("Not confirmed; they are told why."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect(back_to(request, reverse("volunteering:hours", args=[held.placement.role.organisation_id])))


@open_to(Audience.WORKER)
@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Hours stand on the page of the person who gave them."""
    return redirect("volunteering:application", pk=hours_for(request, pk).placement.application_id)
