"""The front door: a stranger is welcomed, a worker is taken to the day's work, others to their space."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import open_to
from hedgerow.kernel.audience import Audience
from hedgerow.pages.presenters import doors
from hedgerow.pages.presenters.area_page import tiles
from hedgerow.pages.queries import home as reads
from hedgerow.pages.views.frames import is_team
from hedgerow.places import queries as places


@open_to(Audience.ANYONE)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The place's name and line, a search, the map of wards, and a few true figures with source and date."""
    if is_team(request):
        return redirect("pages:my_work")
    if request.user.is_authenticated and "public" not in request.GET:
        return redirect("spaces:home")
    place = places.place()
    context = {
        "place": place,
        "doors": doors.build() if place else [],
        "between": doors.between() if place else [],
        "groups": reads.published_groups() if place else 0,
        "figures": reads.figures(place) if place else [],
        "wards": reads.wards() if place else [],
        "tiles": tiles(),
    }
    return render(request, "pages/home.html", context)
