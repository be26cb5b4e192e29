"""The money map in words, tables, bars and shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.flows.queries.reaching import Reached
from hedgerow.flows.queries.wards import AwardRow
from hedgerow.flows.rules.flows import MOST_NEED, between, deserts, key_sentence, least_fifth
from hedgerow.flows.types import NOT_KNOWN, Basis, Flow, Picture, Reach, ThemeFlow
from hedgerow.kernel.money import pounds
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band, TagScheme
from hedgerow.places.models import Area
from hedgerow.shell.charts import Chart, Point, bar
from hedgerow.shell.maps import Feature, fifths
from hedgerow.shell.tables import Column, Kind, Table, order
from hedgerow.spine.disclosure import shown

MOST_NAMED = 6
BANDS: dict[str, Any] = {band.value: band.label for band in Band}


def whole(pence: int | None) -> str:
    """Whole pounds, as sums this large are read."""
    return "–" if pence is None else pounds(round(pence / 100) * 100)


def address(years: int, theme: str = "") -> str:
    """What a page of the money map shows, as the end of its address."""
    return "?" + urlencode({"years": years} | ({"theme": theme} if theme else {}))


def sentences(found: Picture) -> list[str]:
    """What it says first, computed from the sums."""
    said = []
    key = key_sentence(found.flows)
    if key is not None and key.wards:
        told = {"n": key.wards, "thin": key.thin}
        if key.thin:
            words = ngettext(
                "The one ward with most need is among the fifth that money reaches least.",
                "Of %(n)d wards with most need, %(thin)d are among the fifth that money reaches least.",
                key.wards,
            )
            said.append(words % told)
        else:
            said.append(_("No ward with most need is among the fifth that money reaches least."))
        if key.need_pence is not None and key.rest_pence is not None:
            sums = {"need": whole(key.need_pence), "rest": whole(key.rest_pence)}
            said.append(_("%(need)s a head reached the wards with most need, and %(rest)s a head all others.") % sums)
    elif key is not None:
        said.append(_("No ward here is among those with most need in the country."))
    thin = least_fifth(found.flows)
    least = sorted((one for one in found.flows if one.ward.code in thin), key=lambda one: one.per_head or 0)
    names = [one.ward.name for one in deserts(found.flows) or least]
    if names and len(names) <= MOST_NAMED:
        said.append(_("Money reaches least: %(wards)s.") % {"wards": get_text_list(names, _("and"))})
    return said


def uncertainty(found: Picture) -> str:
    """How much of it is not known to have been spent where it stands."""
    told = {
        "share": whole(found.total - found.by_basis.get(Basis.BENEFICIARY, 0)),
        "sum": whole(found.unplaced),
        "n": found.unplaced_awards,
    }
    return _(
        "For %(share)s of it the funder does not say in which ward the work happens: it stands where the group has its "
        "address or is registered. Where that is not known either, it stands in no ward (%(sum)s, %(n)d awards). Many "
        "funders publish nothing at all."
    ) % told  # fmt: skip


def paid_elsewhere(found: Picture) -> str:
    """What council spend is counted, and what is not."""
    said = [
        _(
            "Council spend is what is published of payments to groups on a register, by the ward where each is registered."
        ),
        _("Open funds are those of our list that take work there."),
    ]
    if found.spent_elsewhere:
        told = {"sum": whole(found.spent_elsewhere)}
        said.insert(1, _("%(sum)s more went to groups registered in none of these wards.") % told)
    return " ".join(said)


@dataclass(frozen=True)
class WardRow:
    """A ward as the list shows it."""

    flow: Flow
    thin: bool
    needy: bool
    least: int
    most: int
    query: str

    @property
    def url(self) -> str:
        return reverse("flows:ward", args=[self.flow.ward.code]) + self.query


def rows(found: Picture, years: int, theme: str = "") -> list[WardRow]:
    """Every ward."""
    thin = least_fifth(found.flows)
    return [
        WardRow(
            one,
            one.ward.code in thin,
            (one.ward.need or 0) >= MOST_NEED,
            *between(one, found.unplaced),
            address(years, theme),
        )
        for one in found.flows
    ]


MAPPED: Table[WardRow] = Table(
    "awards-a-head",
    gettext_lazy("Awards a head"),
    (
        Column("ward", gettext_lazy("Ward"), lambda row: row.flow.ward.name, heading=True, url=lambda row: row.url),
        Column("head", gettext_lazy("Awards a head"), lambda row: row.flow.per_head, Kind.MONEY),
        Column("need", gettext_lazy("Small areas with most need"), lambda row: row.flow.ward.need, Kind.SHARE),
    ),
)


WARDS: Table[WardRow] = Table(
    "money-by-ward",
    gettext_lazy("Money by ward"),
    (
        Column(
            "ward", gettext_lazy("Ward"), lambda row: row.flow.ward.name, sort="ward", heading=True, url=lambda row: row.url,
            note=lambda row: _("reached least, most need") if row.thin and row.needy else "",
        ),
        Column("need", gettext_lazy("Most need"), lambda row: row.flow.ward.need, Kind.SHARE, sort="need"),
        Column("head", gettext_lazy("A head"), lambda row: row.flow.per_head, Kind.MONEY, sort="head"),
        Column("placed", gettext_lazy("Awards"), lambda row: row.flow.placed, Kind.MONEY, sort="placed"),
        Column("sure", gettext_lazy("surely here"), lambda row: row.flow.sure, Kind.MONEY, sort="sure"),
        Column("groups", gettext_lazy("Groups"), lambda row: row.flow.groups, Kind.NUMBER, sort="groups"),
        Column("spent", gettext_lazy("Council paid"), lambda row: row.flow.spent, Kind.MONEY, sort="spent"),
        Column("funds", gettext_lazy("Open funds"), lambda row: row.flow.funds, Kind.NUMBER, sort="funds"),
    ),
    first="head",
)  # fmt: skip
FILE: Table[WardRow] = Table(
    "money-by-ward",
    gettext_lazy("Money by ward"),
    (
        Column("code", gettext_lazy("Ward code"), lambda row: row.flow.ward.code),
        *WARDS.columns,
        Column("people", gettext_lazy("People"), lambda row: row.flow.ward.people, Kind.NUMBER),
        Column("likely", gettext_lazy("Awards by the group’s address"), lambda row: row.flow.likely, Kind.MONEY),
        Column("office", gettext_lazy("Awards by the registered office"), lambda row: row.flow.office, Kind.MONEY),
        Column("most", gettext_lazy("At the most"), lambda row: row.most, Kind.MONEY),
        Column("largest", gettext_lazy("Largest open fund"), lambda row: row.flow.most, Kind.MONEY),
    ),
)


def themes_table(years: int) -> Table[ThemeFlow]:
    """The table of themes, each leading to the wards that its money reached in so many years."""
    first, *others = THEMES.columns
    leading = replace(first, url=lambda row: reverse("flows:money") + address(years, row.code or NOT_KNOWN))
    return replace(THEMES, columns=(leading, *others))


THEMES: Table[ThemeFlow] = Table(
    "money-by-theme",
    gettext_lazy("Money by what groups do"),
    (
        Column(
            "theme", gettext_lazy("What the group does"), lambda row: theme(row.code), sort="theme", heading=True,
        ),
        Column("pence", gettext_lazy("Awards"), lambda row: row.pence, Kind.MONEY, sort="pence"),
        Column("head", gettext_lazy("a head"), lambda row: row.per_head, Kind.MONEY, sort="head"),
        Column(
            "needy", gettext_lazy("to most need"), lambda row: row.needy / row.pence if row.pence else None,
            Kind.SHARE, sort="needy",
        ),
        Column("reached", gettext_lazy("Groups"), lambda row: row.reached, Kind.NUMBER, sort="reached"),
        Column("groups", gettext_lazy("of"), lambda row: row.groups or None, Kind.NUMBER, sort="groups"),
        Column(
            "each", gettext_lazy("each"), lambda row: row.pence // row.groups if row.groups else None, Kind.MONEY,
            sort="each",
        ),
        Column("spent", gettext_lazy("Council paid"), lambda row: row.spent, Kind.MONEY, sort="spent"),
        Column("funds", gettext_lazy("Open funds"), lambda row: row.funds if row.code else None, Kind.NUMBER, sort="funds"),
    ),
    first="-pence",
)  # fmt: skip
AWARDS: Table[AwardRow] = Table(
    "awards-in-ward",
    gettext_lazy("Awards"),
    (
        Column("title", gettext_lazy("What for"), lambda row: row.title, heading=True, note=lambda row: row.recipient),
        Column("funder", gettext_lazy("Funder"), lambda row: row.funder),
        Column("pence", gettext_lazy("How much"), lambda row: row.pence, Kind.MONEY),
        Column("on", gettext_lazy("Awarded on"), lambda row: row.on, Kind.DATE),
        Column("basis", gettext_lazy("Why here"), lambda row: str(Basis(row.basis).label)),
    ),
)


def theme(code: str) -> str:
    """What a group does, in words."""
    return theme_titles(TagScheme.THEME).get(code, code) if code else _("not known")


@dataclass(frozen=True)
class Named:
    """A group that money did not reach, for our team."""

    group: Reached
    ward: str


def named(found: Sequence[Reached], wards: dict[str, str]) -> list[Named]:
    """Groups with their wards in words."""
    return [Named(one, wards.get(one.ward, "")) for one in found]


@dataclass(frozen=True)
class ReachRow:
    """Groups of one kind as everybody reads them: small numbers are hidden, all others rounded to five."""

    name: str
    groups: int | str
    got: int | str
    asked: int | str
    neither: int | str
    in_vain: int | str = 0


def reach_rows(found: Sequence[Reach], names: Mapping[str, Any]) -> list[ReachRow]:
    """Counts with small numbers hidden; since each is rounded by itself, none can be had back from the others."""
    hidden = _("fewer than five")

    def told(count: int) -> int | str:
        safe = shown(count)
        return hidden if safe is None else safe

    return [
        ReachRow(
            names.get(one.key) or _("not known"), told(one.groups), told(one.got), told(one.asked), told(one.neither),
            told(one.in_vain),
        )
        for one in found
    ]  # fmt: skip


REACH: Table[ReachRow] = Table(
    "who-money-reaches",
    gettext_lazy("Groups that money reaches, and that it does not"),
    (
        Column("name", gettext_lazy("Groups"), lambda row: row.name, heading=True),
        Column("groups", gettext_lazy("There are about"), lambda row: row.groups, Kind.NUMBER),
        Column("got", gettext_lazy("Got money"), lambda row: row.got, Kind.NUMBER),
        Column("asked", gettext_lazy("Asked, as we know"), lambda row: row.asked, Kind.NUMBER),
        Column("in_vain", gettext_lazy("Asked, got none"), lambda row: row.in_vain, Kind.NUMBER),
        Column("neither", gettext_lazy("Neither asked nor got"), lambda row: row.neither, Kind.NUMBER),
    ),
)
NAMED: Table[Named] = Table(
    "groups-without-money",
    gettext_lazy("Groups without a published award, that asked for nothing we know of"),
    (
        Column(
            "name", gettext_lazy("Group"), lambda row: row.group.name, heading=True,
            url=lambda row: reverse("pages:group", args=[row.group.pk]),
        ),
        Column("ward", gettext_lazy("Ward"), lambda row: row.ward),
        Column("band", gettext_lazy("Size"), lambda row: BANDS.get(row.group.band, "")),
    ),
)  # fmt: skip


def sorted_rows(table: Table[Any], found: Sequence[Any], query: QueryDict) -> list[Any]:
    """The rows in the order that was asked for; what has no value stands last."""
    key, descending = order(table, query)
    column = next((one for one in table.columns if one.key == key), None)
    if column is None:
        return list(found)
    known = [row for row in found if column.value(row) is not None]
    ordered = sorted(known, key=lambda row: _plain(column.value(row)), reverse=descending)
    return ordered + [row for row in found if column.value(row) is None]


def _plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def chart(found: Picture) -> Chart:
    """Awards a head by ward, least first, with most need standing out by name."""
    known = sorted((one for one in found.flows if one.per_head is not None), key=lambda one: one.per_head or 0)
    points = [Point(one.ward.name, (one.per_head or 0) / 100) for one in known]
    needy = {one.ward.name for one in known if (one.ward.need or 0) >= MOST_NEED}
    return bar(
        points,
        title=_("Awards a head, by ward"),
        description=_("The least first. Of another colour: wards with most need."),
        axis=_("pounds a head"),
        show=lambda value: f"£{value:,.2f}",
        highlight=needy,
    )


def themes_chart(found: Sequence[ThemeFlow]) -> Chart:
    """Awards by what groups do, the most first; what is not known is said, and would dwarf the rest."""
    unknown = sum(one.pence for one in found if not one.code)
    return bar(
        [Point(theme(one.code), one.pence / 100) for one in found if one.pence and one.code],
        title=_("Awards, by what groups do"),
        description=_(
            "An award to a group that does several things is shared among them. %(sum)s more went where nobody knows what "
            "the group does."
        ) % {"sum": whole(unknown)},
        axis=_("pounds"),
        show=lambda value: f"£{value:,.0f}",
    )  # fmt: skip


def _head(one: Flow) -> str:
    told = _("%(sum)s a head") % {"sum": whole(one.per_head)}
    return _("%(head)s; most need") % {"head": told} if (one.ward.need or 0) >= MOST_NEED else told


def features(found: Picture, years: int, theme: str = "") -> list[Feature]:
    """Wards filled by awards a head: the darkest, where it is least."""
    known = {one.ward.code: -float(one.per_head or 0) for one in found.flows if one.per_head is not None}
    fills = fifths(known) if known else {}
    held = Area.objects.filter(code__in=[one.ward.code for one in found.flows])
    shapes = {row.code: bytes(row.boundary) for row in held if row.boundary}
    return [
        Feature(
            one.ward.name, shapes.get(one.ward.code), url=reverse("flows:ward", args=[one.ward.code]) + address(years, theme),
            words=_head(one), fill=fills.get(one.ward.code),
        )
        for one in found.flows
    ]  # fmt: skip
