"""Finding a service, on a list and on a map, reading one, and putting one right without an account."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.moderation.actions import submit
from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.services import queries, rules
from hedgerow.services.actions import count_missed
from hedgerow.services.forms import CorrectionForm, SearchForm
from hedgerow.services.models import Service
from hedgerow.services.permissions import can_write_for
from hedgerow.services.presenters import listing, page
from hedgerow.services.queries.asking import search_of
from hedgerow.services.views.finding import service_for
from hedgerow.shell import maps
from hedgerow.shell.narrowing import chips, list_or_map
from hedgerow.shell.pagination import Page, address, numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25
CORRECTION = "service-correction"


@open_to(Audience.ANYONE)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Open services by what, for whom, when and how far; the whole list as a file with `?format=`."""
    form, wanted = SearchForm(request.GET), search_of(request.GET)
    at = places.point_of(wanted.near)
    found = queries.search(wanted, at)
    if not found and request.method == "GET" and not is_team(request.user):
        count_missed(wanted=wanted, address=address_of(request))
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(listing.FILE, listing.found_rows(queries.shown(found)), request.GET)
        assert answer is not None, "the form was looked at above"
        return answer
    some: Page[Any] = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(some, rows=listing.found_rows(queries.shown(some.rows)))
    context = {
        "form": form,
        "page": some,
        "table": present(listing.FOUND, listed, request.GET),
        "tabs": list_or_map(request.GET),
        "chips": chips(form, request.GET, leave=("q", "km")),
        "place": places.place(),
        "near": wanted.near if at else "",
        "unknown": bool(request.GET.get("near", "").strip()) and at is None,
        "map_url": reverse("services:map") + address(request.GET, page=None, view=None),
        "tell_url": reverse("alerts:ask", args=["services"]) + address(request.GET, page=None, view=None),
    }
    return render(request, "services/search.html", context)


@open_to(Audience.ANYONE)
@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """The same services as points, over the outline of the place."""
    wanted = search_of(request.GET)
    found = queries.search(wanted, places.point_of(wanted.near))
    points = maps.geojson(
        maps.Feature(
            name=row["service__name"],
            lon=row["lon"],
            lat=row["lat"],
            url=reverse("services:service", args=[row["service_id"]]),
            words=" · ".join(filter(None, (row["service__organisation__name"], row["name"]))),
        )
        for row in queries.on_map(found)
    )
    return JsonResponse(places.over_outline(points), content_type=maps.MEDIA_TYPE)


@open_to(Audience.ANYONE)
@require_safe
def service(request: HttpRequest, pk: int) -> HttpResponse:
    """One service, with what it takes to come to it."""
    found = service_for(request, pk)
    context = {
        "page": page.build(found),
        "service": found,
        "theirs": can_write_for(request.user, found.organisation),
        "crumbs": [Crumb(_("Services"), reverse("services:search")), Crumb(found.name)],
    }
    return render(request, "services/service.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=30)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What anybody sees, to be put right; then the page on which they can read what became of it."""
    found = service_for(request, pk)
    times = rules.write_times(queries.parts_of(found).times or ())
    now = {**{name: getattr(found, name) for name in CorrectionForm.PROPOSED}, "times": times}
    form = CorrectionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        key = _offer(request, found, form, times)
        if key:
            return redirect("moderation:status", key=key)
    crumbs = [Crumb(found.name, reverse("services:service", args=[found.pk])), Crumb(_("Offer a correction"))]
    context = {"form": form, "service": found, "crumbs": crumbs}
    return render(request, "services/correct.html", context, status=422 if form.errors else 200)


def _offer(request: HttpRequest, found: Service, form: CorrectionForm, times: str) -> str:
    """The key of the page that tells what became of it, or nothing where it was not taken."""
    proposed, told = form.proposed(found, times), form.cleaned_data
    if not proposed:
        form.add_error(None, _("Change what is wrong, or tick that it is not given any more; then send it."))
        return ""
    try:
        made = submit(
            kind=CORRECTION, proposed=proposed, ref=found.ref, reason=told["reason"], reply_to=told["reply_to"],
            address=address_of(request),
        )  # fmt: skip
    except InputError as error:
        form.add_error(None, str(error))
        return ""
    return made.key
