"""Funds as others are told of them: new ones in a search, and a list on somebody else's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.alerts.types import Item as News
from hedgerow.engines.sharing.types import Item, Narrowing
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.queries.funds import chosen
from hedgerow.funding.types import FundFilters, FundKind, When
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.kernel.money import pence, pounds
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band, LegalForm, TagScheme
from hedgerow.places.queries import area_names
from hedgerow.shell.templatetags.shell import plain_date

#: what the address of the list may hold, as `FundFilters` calls it
NAMES = {"q": "words", "area": "area", "theme": "theme", "beneficiary": "beneficiary", "band": "band",
         "legal_form": "legal_form", "when": "when", "kind": "kind", "cost": "cost", "help": "help"}  # fmt: skip
LONGEST = 100


def filters_of(params: Mapping[str, str]) -> FundFilters:
    """What a search asks for; names that are none of the list's are left out, as is an amount that is none."""
    told = {NAMES[name]: value[:LONGEST] for name, value in params.items() if name in NAMES}
    return FundFilters(**told, amount_pence=_amount(params.get("amount", "")))


def _amount(text: str) -> int | None:
    try:
        return pence(text[:LONGEST]) if text.strip() else None
    except ValueError:
        return None


def describe_search(params: Mapping[str, str]) -> str:
    """A search in words: "New funds: Ash, arts, “choir”". A search for everything has words too."""
    wanted = filters_of(params)
    titles = {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY)}
    said = [
        area_names([wanted.area]).get(wanted.area, "") if wanted.area else "",
        titles.get(wanted.theme, ""),
        titles.get(wanted.beneficiary, ""),
        _label(Band, wanted.band),
        _label(LegalForm, wanted.legal_form),
        _label(When, wanted.when),
        _label(FundKind, wanted.kind),
        _label(CostKind, wanted.cost),
        _label(HelpKind, wanted.help),
        pounds(wanted.amount_pence) if wanted.amount_pence is not None else "",
        f"“{wanted.words}”" if wanted.words.strip() else "",
    ]
    listed = ", ".join(filter(None, said))
    return _("New funds: %(search)s") % {"search": listed or _("all of them")}


def _label(choices: type[Band | LegalForm | When | FundKind | CostKind | HelpKind], code: str) -> str:
    return str(dict(choices.choices).get(code, "")) if code else ""


def new_funds(params: Mapping[str, str], since: datetime) -> list[News]:
    """Funds of a search that were opened since a moment."""
    rows = chosen(filters_of(params), AnonymousUser()).filter(live_since__gte=since).order_by("live_since", "pk")
    return [News(str(fund.ref), fund.title, _path(fund), _line(fund)) for fund in rows]


def search_path(params: Mapping[str, str]) -> str:
    """The path of a search in the list."""
    asked = {name: value for name, value in params.items() if name in NAMES or name == "amount"}
    return reverse("funding:funds") + (f"?{urlencode(asked)}" if asked else "")


def listed(params: Mapping[str, str], limit: int) -> Sequence[Item]:
    """Open funds as a list elsewhere shows them, those that close soonest first."""
    rows = chosen(filters_of(params), AnonymousUser())[:limit]
    return [
        Item(str(fund.ref), fund.title, _path(fund), _line(fund), on=_ends(fund), new_since=fund.live_since)
        for fund in rows
    ]


def narrowings() -> Sequence[Narrowing]:
    """How a list of funds may be narrowed."""
    return (
        Narrowing("area", _("Where you work"), area_choices()),
        Narrowing("theme", _("What for"), list(theme_titles(TagScheme.THEME).items())),
        Narrowing("beneficiary", _("For whom"), list(theme_titles(TagScheme.BENEFICIARY).items())),
        Narrowing("when", _("Closing date"), [each for each in When.choices if each[0]]),
        Narrowing("kind", _("What is given"), FundKind.choices),
        Narrowing("cost", _("What it pays for"), CostKind.choices),
        Narrowing("help", _("Help that is not money"), HelpKind.choices),
    )


def _path(fund: Fund) -> str:
    return reverse("funding:fund", args=[fund.pk])


def _line(fund: Fund) -> str:
    what = fund.amounts or (fund.get_kind_display() if fund.kind != FundKind.GRANT else "")
    until = _("until %(day)s") % {"day": plain_date(fund.ends_on)} if fund.ends_on else ""
    return ", ".join(filter(None, (fund.payer, what, until)))


def _ends(fund: Fund) -> datetime | None:
    return datetime.combine(fund.ends_on, time(12), UTC) if fund.ends_on else None
