"""The money map: by ward, by theme, one ward, and whom money does not reach."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.flows import queries
from hedgerow.flows.permissions import sees_names
from hedgerow.flows.presenters import maps as shown
from hedgerow.flows.presenters import reaching
from hedgerow.flows.presenters import themes as by_what
from hedgerow.flows.queries.gifts import since
from hedgerow.flows.rules.flows import by_theme, reach
from hedgerow.flows.types import Years
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places import queries as places
from hedgerow.shell import maps
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb, Tab

TOLERANCE = 0.0004
SUMS = ("placed", "sure", "likely", "office", "spent", "per_head", "most")
ON_A_PAGE = 50


def frame(request: HttpRequest) -> str:
    """Our team sees public pages within the workspace."""
    return "shell/workspace.html" if is_team(request.user) else "shell/base.html"


def years_of(request: HttpRequest) -> int:
    """How far back is looked; three years where nothing else is asked."""
    asked = request.GET.get("years", "")
    return int(asked) if asked in Years.values else 3


def base(request: HttpRequest, here: str) -> dict[str, Any]:
    """What every page of it shows."""
    years, until = years_of(request), queries.newest()
    names = {"money": _("By ward"), "themes": _("By what groups do"), "who": _("Whom it does not reach")}
    return {
        "frame": frame(request),
        "years": years,
        "periods": [Tab(words, f"?years={value}", value == str(years)) for value, words in Years.choices],
        "until": until,
        "since": since(until, years) if until else None,
        "tabs": [
            Tab(words, reverse(f"flows:{name}") + f"?years={years}", name == here) for name, words in names.items()
        ],
        "sources": [places.source("threesixty_giving"), places.source("council_spend")] if until else [],
        "team": is_team(request.user),
    }


@open_to(Audience.ANYONE)
@require_safe
def money(request: HttpRequest) -> HttpResponse:
    """Every ward with what reached it, against need; the whole list as a file with `?format=`."""
    years = years_of(request)
    found = queries.whole_picture(years)
    rows = shown.rows(found, years)
    answer = download(shown.FILE, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    ordered = shown.sorted_rows(shown.WARDS, rows, request.GET)
    context = {
        **base(request, "money"),
        "found": found,
        "total": shown.whole(found.total),
        "sentences": shown.sentences(found),
        "uncertainty": shown.uncertainty(found),
        "table": present(shown.WARDS, ordered, request.GET),
        "chart": shown.chart(found) if any(one.per_head for one in found.flows) else None,
        "map_url": reverse("flows:map") + f"?years={years}",
    }
    return render(request, "flows/money.html", context)


@open_to(Audience.ANYONE)
@require_safe
def map_(request: HttpRequest) -> HttpResponse:
    """The wards for the map, filled by awards a head."""
    years = years_of(request)
    return maps.answer(request, shown.features(queries.whole_picture(years), years), tolerance=TOLERANCE)


@open_to(Audience.ANYONE)
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Awards by what the groups do that got them."""
    years, groups = years_of(request), queries.groups_by_theme()
    gifts, spent = queries.gifts(years), queries.spent_by_theme(years)
    codes = groups.keys() | spent.keys() | {code for gift in gifts for code in gift.themes}
    rows = by_theme(gifts, groups, spent, queries.funds_by_theme(codes))
    answer = download(by_what.THEMES, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    ordered = sorted(shown.sorted_rows(by_what.THEMES, rows, request.GET), key=lambda row: not row.code)
    context = {
        **base(request, "themes"),
        "any": bool(gifts or spent),
        "table": present(by_what.THEMES, ordered, request.GET),
        "chart": by_what.themes_chart(rows),
    }
    return render(request, "flows/themes.html", context)


@open_to(Audience.ANYONE)
@require_safe
def ward(request: HttpRequest, code: str) -> HttpResponse:
    """One ward: what reached it and how that is known, each award, and how many funds are open to it."""
    context = base(request, "money")
    found = queries.whole_picture(context["years"])
    one = next((row for row in shown.rows(found, context["years"]) if row.flow.ward.code == code), None)
    if one is None:
        raise Http404
    awards = queries.awards_in(code, context["since"]) if context["since"] else []
    answer = download(shown.AWARDS, awards, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    flow = one.flow
    context |= {
        "row": one,
        "sums": {name: shown.whole(getattr(flow, name)) for name in SUMS},
        "between": (shown.whole(one.least), shown.whole(one.most)),
        "table": present(shown.AWARDS, awards, request.GET),
        "crumbs": [Crumb(_("Where money goes"), reverse("flows:money")), Crumb(flow.ward.name)],
    }
    return render(request, "flows/ward.html", context)


@open_to(Audience.ANYONE)
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Groups that got no published award and asked for nothing that we know of: how many for everybody, who they are for us."""
    context = base(request, "who")
    found = queries.reached(context["years"])
    names = sees_names(request.user)
    wards = dict(places.areas(kind="ward").values_list("code", "name"))
    without = reaching.named([one for one in found if not one.got and not one.asked], wards)
    if names and request.GET.get("format"):
        answer = download(reaching.NAMED, without, request.GET)
        if answer is not None:
            return answer
    by_ward = reach((one.ward if one.ward in wards else "", one.got, one.asked) for one in found)
    sizes = list(reaching.BANDS)
    by_size = sorted(
        reach((one.band, one.got, one.asked) for one in found), key=lambda one: (not one.key, sizes.index(one.key))
    )
    context |= {
        "any": bool(found),
        "by_ward": present(reaching.REACH, reaching.reach_rows(by_ward, wards), request.GET),
        "by_size": present(reaching.REACH, reaching.reach_rows(by_size, reaching.BANDS), request.GET),
        "names": present(reaching.NAMED, numbered(without, request.GET, size=ON_A_PAGE), request.GET)
        if names
        else None,
        "without": len(without),
    }
    return render(request, "flows/who.html", context)
