"""The index of areas, and an area on one page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import open_to
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.pages.presenters import area_index, area_page
from hedgerow.pages.views.frames import frame, is_team
from hedgerow.places import queries
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from hedgerow.shell import maps, tables
from hedgerow.shell.types import Crumb

TOLERANCE = 0.0002  # degrees, about 20 metres


@open_to(Audience.ANYONE)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every area of a kind, in a table that sorts and on a map filled by one figure."""
    kind = _kind(request)
    index = area_index.build(kind, request.user, request.GET)
    download = tables.download(index.table, index.rows, request.GET)
    return download or render(
        request,
        "pages/places.html",
        {
            "frame": frame(request),
            "index": index,
            "table": tables.present(index.table, index.rows, request.GET),
            "data_url": f"{reverse('pages:places_map')}?kind={kind}&measure={index.measure}",
            "tiles": area_page.tiles(),
        },
    )


@open_to(Audience.ANYONE)
@require_safe
def places_map(request: HttpRequest) -> HttpResponse:
    """The areas of a kind for the map, filled by a figure in five steps."""
    features = area_index.features(_kind(request), request.GET.get("measure", ""), request.user)
    return maps.answer(request, features, tolerance=TOLERANCE)


@open_to(Audience.ANYONE)
@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of one area, each figure with its source and date."""
    area = _area(code)
    page = area_page.build(area, request.user, clock.today(), team=is_team(request))
    crumbs = [Crumb(_("Places"), reverse("pages:places")), *page.parents, Crumb(area.name)]
    return render(request, "pages/place.html", {"frame": frame(request), "page": page, "area": area, "crumbs": crumbs})


@open_to(Audience.ANYONE)
@require_safe
def place_map(request: HttpRequest, code: str) -> HttpResponse:
    """An area's boundary, the areas in it filled by need, and the groups there."""
    return maps.answer(request, area_page.features(_area(code), request.user), tolerance=TOLERANCE)


def _area(code: str) -> Area:
    area = queries.area(code)
    if area is None:
        raise Http404(_("There is no such area here."))
    return area


def _kind(request: HttpRequest) -> AreaKind:
    asked = request.GET.get("kind", "")
    return AreaKind(asked) if asked in AreaKind.values else AreaKind.WARD
