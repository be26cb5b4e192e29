"""The directory: anybody's list and map of groups, and the table to take away."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import can_open
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import queries
from hedgerow.organisations.forms import DirectoryForm
from hedgerow.organisations.presenters import directory as shown
from hedgerow.places import queries as places
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Option, Tab

ON_A_PAGE = 25
SUGGESTED = 8


def is_team(request: HttpRequest) -> bool:
    """Whether our team asks, and not to see the public site."""
    return can_open(request.user, Audience.WORKER) and "public" not in request.GET


@open_to(Audience.ANYONE)
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Groups that were asked for, a page at a time; the whole list as a file with `?format=`."""
    form = DirectoryForm(request.GET, reader=request.user)
    found = queries.directory(form.filters(), request.user)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.GROUPS, shown.rows(list(found), clock.today()), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(page, rows=shown.rows(page.rows, clock.today()))
    team = is_team(request)
    context = {
        "frame": "shell/workspace.html" if team else "shell/base.html",
        "team": team,
        "form": form,
        "words": form.filters().words,
        "page": page,
        "table": present(shown.TEAM_LIST if team else shown.LIST, listed, request.GET),
        "tabs": _tabs(request),
        "chips": chips(form, request.GET),
        "pairs": queries.pairs().count() if team else 0,
        "map_url": reverse("organisations:map") + address(request.GET, page=None, view=None),
        "place": places.place(),
        "tell_url": ""
        if team
        else reverse("alerts:ask", args=["groups"]) + address(request.GET, page=None, view=None, sort=None),
    }
    return render(request, "organisations/directory.html", context)


def _tabs(request: HttpRequest) -> list[Tab]:
    """The same groups as a list and as a map."""
    mapped = request.GET.get("view") == "map"
    as_list = Tab(_("List"), address(request.GET, view=None, page=None), current=not mapped)
    return [as_list, Tab(_("Map"), address(request.GET, view="map", page=None), current=mapped)]


@open_to(Audience.ANYONE)
@require_GET
def on_map(request: HttpRequest) -> JsonResponse:
    """The same groups as points, over the outline of the place."""
    form = DirectoryForm(request.GET, reader=request.user)
    points = queries.on_map(queries.chosen(form.filters(), request.user))
    names = places.area_names({point["ward"] for point in points})
    return JsonResponse(places.over_outline(shown.features(points, names)))


@open_to(Audience.WORKER)
@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """Groups by a few letters, for a field that one is picked in."""
    found = queries.find(request.GET.get("q", ""), SUGGESTED)
    names = places.area_names(row.ward for row in found)
    options = [Option(str(row.pk), row.name, names.get(row.ward, row.postcode)) for row in found]
    return render(request, "shell/parts/options.html", {"options": options})
