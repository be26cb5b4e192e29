"""The money map in tables, bars and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.flows.presenters.words import address, whole
from hedgerow.flows.queries.wards import AwardRow
from hedgerow.flows.rules.flows import MOST_NEED, between, least_fifth
from hedgerow.flows.types import NOT_KNOWN, Basis, Flow, Picture, ThemeFlow
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.models import Area
from hedgerow.shell.charts import Chart, Point, bar
from hedgerow.shell.maps import Feature, fifths
from hedgerow.shell.tables import Column, Kind, Table, order

MOST_NAMED = 6


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
