"""The money map: by ward, by theme, one ward, and whom money does not reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.flows import queries
from hedgerow.flows.forms import MoneyForm
from hedgerow.flows.permissions import sees_names
from hedgerow.flows.presenters import maps as shown
from hedgerow.flows.presenters import reaching, words
from hedgerow.flows.rules.flows import reach
from hedgerow.flows.types import NOT_KNOWN, Years
from hedgerow.funding.queries.funds import open_funds
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.queries import theme_titles
from hedgerow.places import queries as places
from hedgerow.shell import maps
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import TableView, download, present
from hedgerow.shell.types import Crumb, Tab

TOLERANCE = 0.0004
SUMS = ("placed", "sure", "likely", "office", "spent", "per_head", "most")
ON_A_PAGE = 25


def frame(request: HttpRequest) -> str:
    """Our team sees public pages within the workspace."""
    return "shell/workspace.html" if is_team(request.user) else "shell/base.html"


def years_of(request: HttpRequest) -> int:
    """How far back is looked; three years where nothing else is asked."""
    return MoneyForm(request.GET).years_chosen()


def base(request: HttpRequest, here: str) -> dict[str, Any]:
    """What every page of it shows."""
    years, until = years_of(request), queries.newest()
    names = {"money": _("By ward"), "themes": _("By what groups do"), "who": _("Whom it does not reach")}
    return {
        "frame": frame(request),
        "years": years,
        "pills": [
            Tab(label, "?" + urlencode({**request.GET.dict(), "years": value}), value == str(years))
            for value, label in Years.choices
        ],
        "until": until,
        "since": queries.since(until, years) if until else None,
        "tabs": [
            Tab(label, reverse(f"flows:{name}") + words.address(years), name == here) for name, label in names.items()
        ],
        "sources": [places.source("threesixty_giving"), places.source("council_spend")] if until else [],
        "team": is_team(request.user),
    }


@open_to(Audience.ANYONE)
@require_safe
def money(request: HttpRequest) -> HttpResponse:
    """Every ward with what reached it, against need; the whole list as a file with `?format=`."""
    form = MoneyForm(request.GET)
    years, theme = form.years_chosen(), form.theme_chosen()
    found = queries.whole_picture(years, theme)
    rows = shown.rows(found, years, theme)
    answer = download(shown.FILE, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    ordered = shown.sorted_rows(shown.WARDS, rows, request.GET)
    context = {
        **base(request, "money"),
        "found": found,
        "form": form,
        "theme": shown.theme("" if theme == NOT_KNOWN else theme) if theme else "",
        "total": words.whole(found.total),
        "sentences": words.sentences(found),
        "uncertainty": words.uncertainty(found),
        "table": present(shown.WARDS, ordered, request.GET),
        "mapped": present(shown.MAPPED, ordered, request.GET, downloads=False),
        "count": ngettext(
            "in one award; %(sum)s placed in a ward", "in %(n)d awards; %(sum)s placed in a ward", found.awards
        )
        % {"n": found.awards, "sum": words.whole(found.total - found.unplaced)},
        "funds": open_funds().count(),
        "paid": words.paid_elsewhere(found),
        "spent": words.whole(sum(one.spent for one in found.flows)),
        "chart": shown.chart(found) if any(one.per_head for one in found.flows) else None,
        "map_url": reverse("flows:map") + words.address(years, theme),
    }
    return render(request, "flows/money.html", context)


@open_to(Audience.ANYONE)
@require_safe
def map_(request: HttpRequest) -> HttpResponse:
    """The wards for the map, filled by awards a head."""
    form = MoneyForm(request.GET)
    years, theme = form.years_chosen(), form.theme_chosen()
    found = queries.whole_picture(years, theme)
    return maps.answer(request, shown.features(found, years, theme), tolerance=TOLERANCE)


@open_to(Audience.ANYONE)
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Awards by what the groups do that got them."""
    rows = queries.whole_themes(years_of(request))
    answer = download(shown.THEMES, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    ordered = shown.sorted_rows(shown.THEMES, rows, request.GET)
    given = [one for one in rows if one.pence and one.code]
    context = {
        **base(request, "themes"),
        "table": present(shown.themes_table(years_of(request)), ordered, request.GET),
        "any": bool(rows),
        "chart": shown.themes_chart(rows) if given else None,
        "total": words.whole(sum(one.pence for one in rows)),
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
    flow, given = one.flow, queries.themes_in(code, context["years"])
    context |= {
        "row": one,
        "sums": {name: words.whole(getattr(flow, name)) for name in SUMS},
        "between": (words.whole(one.least), words.whole(one.most)),
        "table": present(shown.AWARDS, numbered(awards, request.GET, size=ON_A_PAGE), request.GET),
        "chart": shown.themes_chart(given) if any(one.code for one in given) else None,
        "crumbs": [Crumb(_("Where money goes"), reverse("flows:money")), Crumb(flow.ward.name)],
    }
    return render(request, "flows/ward.html", context)


def _names(request: HttpRequest, without: Sequence[queries.Reached], wards: Mapping[str, str]) -> TableView:
    """One page of the groups that money did not reach."""
    page = numbered(without, request.GET, size=ON_A_PAGE)
    return present(reaching.NAMED, replace(page, rows=reaching.named(page.rows, wards)), request.GET)


@open_to(Audience.ANYONE)
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Groups that got no published award and asked for nothing that we know of: how many for everybody, who they are for us."""
    context = base(request, "who")
    found = queries.reached(context["years"])
    names = sees_names(request.user)
    wards = dict(places.areas(kind="ward").values_list("code", "name"))
    without = [one for one in found if not one.got and not one.asked]
    by_ward = reach((one.ward if one.ward in wards else "", one.got, one.asked) for one in found)
    if "format" in request.GET:
        answer = (
            download(reaching.NAMED, reaching.named(without, wards), request.GET)
            if names
            else download(reaching.REACH, reaching.reach_rows(by_ward, wards), request.GET)
        )
        if answer is not None:
            return answer
    by_size = reach((one.band, one.got, one.asked) for one in found)
    by_size.sort(key=lambda one: list(reaching.BANDS).index(one.key) if one.key else len(reaching.BANDS))
    by_theme = reach((theme, one.got, one.asked) for one in found for theme in one.themes or ("",))
    everybody = reach(("", one.got, one.asked) for one in found)
    context |= {
        "any": bool(found),
        "all": reaching.reach_rows(everybody, {})[0] if found else None,
        "by_theme": present(
            reaching.REACH, reaching.reach_rows(by_theme, theme_titles()), request.GET, downloads=False
        ),
        "by_ward": present(reaching.REACH, reaching.reach_rows(by_ward, wards), request.GET, downloads=not names),
        "by_size": present(reaching.REACH, reaching.reach_rows(by_size, reaching.BANDS), request.GET, downloads=False),
        "names": _names(request, without, wards) if names else None,
        "without": len(without),
    }
    return render(request, "flows/who.html", context)
