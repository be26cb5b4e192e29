"""Who funded groups like one near it: in the group's own space, and for our team."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.funders import queries
from hedgerow.funders.permissions import check_look_for
from hedgerow.funders.presenters import lists
from hedgerow.funders.queries.sentences import sized
from hedgerow.funders.rules.profiles import three_years_to
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.places import queries as places
from hedgerow.shell.tables import download, present

HATS = GROUP_HATS | TEAM_HATS
AWARDS_SHOWN = 10


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def near(request: HttpRequest, pk: int) -> HttpResponse:
    """Who funded groups like this one near here, how much, in three years; the list as a file with `?format=`."""
    group = group_in(request, pk)
    found = queries.funded_like(group)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(lists.NEAR, found, request.GET)
        assert answer is not None
        return answer
    alike, place, until = queries.like_of(group), places.place(), queries.newest()
    context = {
        "group": group,
        "found": found,
        "table": present(lists.NEAR, found, request.GET),
        "lately": [(one, lists.award_rows(one.given[:AWARDS_SHOWN])) for one in found],
        "size": sized(alike.size) if alike.size else "",
        "themes": [title for code, title in organisations.theme_titles().items() if code in alike.themes],
        "place": place.area_name if place else "",
        "since": three_years_to(until),
        "until": until,
        "team": is_team(request.user),
        "source": places.source("threesixty_giving"),
    }
    return render(request, "funders/near.html", context)


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """The group of a space. Raises PermissionDenied for whoever neither acts for it nor is of our team."""
    try:
        group = organisations.full(pk)
    except Organisation.DoesNotExist:
        if is_team(request.user):
            raise Http404 from None
        raise PermissionDenied from None
    check_look_for(request.user, group)
    return group
