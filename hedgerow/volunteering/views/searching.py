"""Finding a role, on a list and on a map, and reading one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.shell import maps
from hedgerow.shell.narrowing import chips, list_or_map
from hedgerow.shell.pagination import Page, address, numbered
from hedgerow.shell.tables import download, present
from hedgerow.volunteering import queries
from hedgerow.volunteering.actions import count_seen
from hedgerow.volunteering.forms import ApplyForm, SearchForm
from hedgerow.volunteering.permissions import can_post_for
from hedgerow.volunteering.presenters import job_posting, listing, role_page
from hedgerow.volunteering.queries.asking import search_of
from hedgerow.volunteering.views.finding import role_for

ON_A_PAGE = 25
GONE = 410


@open_to(Audience.ANYONE)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Open roles by what, when and how far; the whole list as a file with `?format=`."""
    form = SearchForm(request.GET)
    wanted = search_of(request.GET)
    at = queries.point_of(wanted.near)
    found = queries.search(wanted, at)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(listing.FILE, listing.found_rows(queries.shown(found)), request.GET)
        assert answer is not None, "the form was looked at above"
        return answer
    page: Page[Any] = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(page, rows=listing.found_rows(queries.shown(page.rows)))
    context = {
        "form": form,
        "page": page,
        "table": present(listing.FOUND, listed, request.GET),
        "tabs": list_or_map(request.GET),
        "chips": chips(form, request.GET, leave=("q", "km")),
        "place": places.place(),
        "near": wanted.near if at else "",
        "unknown": bool(request.GET.get("near", "").strip()) and at is None,
        "map_url": reverse("volunteering:map") + address(request.GET, page=None, view=None),
        "tell_url": reverse("alerts:ask", args=["roles"]) + address(request.GET, page=None, view=None),
    }
    return render(request, "volunteering/search.html", context)


@open_to(Audience.ANYONE)
@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """The same roles as points, over the outline of the place."""
    wanted = search_of(request.GET)
    found = queries.search(wanted, queries.point_of(wanted.near))
    points = maps.geojson(
        maps.Feature(
            name=row["title"],
            lon=row["lon"],
            lat=row["lat"],
            url=reverse("volunteering:role", args=[row["pk"]]),
            words=row["organisation__name"],
        )
        for row in queries.on_map(found)
    )
    return JsonResponse(places.over_outline(points), content_type=maps.MEDIA_TYPE)


@open_to(Audience.ANYONE)
@require_safe
def role(request: HttpRequest, pk: int) -> HttpResponse:
    """One role, and the form to apply beside it. One that has closed says so, and leads to others."""
    found = role_for(request, pk)
    theirs = is_team(request.user) or can_post_for(request.user, found.organisation)
    if found.is_open and not theirs and request.method == "GET":
        count_seen(found)
    context = {
        "page": role_page.build(found),
        "role": found,
        "form": ApplyForm(),
        "theirs": theirs,
        "posting": job_posting.for_page(found) if found.is_open else "",
    }
    gone = not found.is_open and not theirs
    return render(request, "volunteering/role.html", context, status=GONE if gone else 200)
