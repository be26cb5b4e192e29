"""Funders, for everybody: the list, and each one's page."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.funders import queries
from hedgerow.funders.forms import FunderFilterForm
from hedgerow.funders.presenters import lists
from hedgerow.funders.presenters import profiles as shown
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb

ON_A_PAGE = 25
AWARDS_SHOWN = 20


def frame(request: HttpRequest) -> str:
    """Our team sees public pages within the workspace."""
    return "shell/workspace.html" if is_team(request.user) else "shell/base.html"


@open_to(Audience.ANYONE)
@require_safe
def funders(request: HttpRequest) -> HttpResponse:
    """Funders that publish their awards; the whole list as a file with `?format=`."""
    form = FunderFilterForm(request.GET)
    found = lists.sorted_rows(lists.LIST, lists.rows(queries.chosen(form.filters())), request.GET)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(lists.FILE, found, request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    place = places.place()
    context = {
        "frame": frame(request),
        "team": is_team(request.user),
        "form": form,
        "words": form.filters().words,
        "chips": chips(form, request.GET),
        "page": page,
        "table": present(lists.LIST, page, request.GET),
        "place": place.area_name if place else "",
        "until": queries.newest(),
        "any": bool(queries.profiles()),
        "source": places.source("threesixty_giving"),
    }
    return render(request, "funders/funders.html", context)


@open_to(Audience.ANYONE)
@require_safe
def funder(request: HttpRequest, key: str) -> HttpResponse:
    """One funder: what it gave, to whom, where; its awards here as a file with `?format=`."""
    found, spine, place = queries.profile(key), places.spine(), places.place()
    if found is None or spine is None:
        raise Http404
    areas = queries.here()
    awards = [one for one in queries.awards_of([key])[key] if one.authority in areas and not one.person][::-1]
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(replace(lists.AWARD_FILE, name=f"awards-{key}"), lists.award_rows(awards), request.GET)
        assert answer is not None
        return answer
    context = {
        "frame": frame(request),
        "one": found,
        "lead": shown.lead(found),
        "quiet": shown.quiet(found),
        "here": shown.here(found, place.area_name) if place else "",
        "place": place.area_name if place else "",
        "facts": shown.facts(found),
        "charts": shown.drawn(found),
        "awards": len(awards),
        "shown": AWARDS_SHOWN,
        "table": present(lists.AWARD_LIST, lists.award_rows(awards[:AWARDS_SHOWN]), request.GET),
        "source": places.source(found.source),
        "crumbs": [Crumb(_("Funders"), reverse("funders:funders")), Crumb(found.name)],
    }
    return render(request, "funders/funder.html", context)
