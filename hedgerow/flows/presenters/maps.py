"""Money by ward in words, tables, bars and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.flows.queries.wards import AwardRow
from hedgerow.flows.rules.flows import MOST_NEED, between, deserts, key_sentence, least_fifth
from hedgerow.flows.types import Basis, Flow, Picture
from hedgerow.kernel.money import pounds
from hedgerow.places.models import Area
from hedgerow.shell.charts import Chart, Point, bar
from hedgerow.shell.maps import Feature, fifths
from hedgerow.shell.tables import Column, Kind, Table, order


def whole(pence: int | None) -> str:
    """Whole pounds, as sums this large are read."""
    return "–" if pence is None else pounds(round(pence / 100) * 100)


def sentences(found: Picture) -> list[str]:
    """What it says first, computed from the sums."""
    said = []
    key = key_sentence(found.flows)
    if key is not None and key.wards:
        told = {"n": key.wards, "thin": key.thin}
        words = ngettext(
            "Of the one ward with most need, %(thin)d is among the fifth that money reaches least.",
            "Of %(n)d wards with most need, %(thin)d are among the fifth that money reaches least.",
            key.wards,
        )
        said.append(words % told)
        names = [one.ward.name for one in deserts(found.flows)]
        if names:
            said.append(_("Money reaches least: %(wards)s.") % {"wards": get_text_list(names, _("and"))})
        if key.need_pence is not None and key.rest_pence is not None:
            sums = {"need": whole(key.need_pence), "rest": whole(key.rest_pence)}
            said.append(_("%(need)s a head reached the wards with most need, and %(rest)s a head all others.") % sums)
    elif key is not None:
        said.append(_("No ward here is among those with most need in the country."))
    return said


def uncertainty(found: Picture) -> str:
    """How much of it is not known to have been spent where it stands."""
    told = {"share": f"{found.uncertain:.0%}", "sum": whole(found.unplaced)}
    words = [
        _("Funders say in which ward the work happens for all of this money.")
        if not found.uncertain
        else _("For %(share)s of this money no funder says in which ward the work happens.") % told
    ]
    if found.uncertain:
        words.append(_("It is counted where the group has its address, or is registered, if that is known."))
    if found.unplaced_awards:
        words.append(
            ngettext(
                "One award (%(sum)s) is somewhere here, in a ward that is not known: it is in no ward’s figures.",
                "%(n)d awards (%(sum)s) are somewhere here, in a ward that is not known: they are in no ward’s figures.",
                found.unplaced_awards,
            )
            % {**told, "n": found.unplaced_awards}
        )
    return " ".join(words)


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


def rows(found: Picture, years: int) -> list[WardRow]:
    """Every ward."""
    thin = least_fifth(found.flows)
    return [
        WardRow(
            one,
            one.ward.code in thin,
            (one.ward.need or 0) >= MOST_NEED,
            *between(one, found.unplaced),
            f"?years={years}",
        )
        for one in found.flows
    ]


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
        Column("sure", gettext_lazy("Surely here"), lambda row: row.flow.sure, Kind.MONEY, sort="sure"),
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
    dry = deserts(found.flows)
    return bar(
        points,
        title=_("Awards a head, by ward"),
        description=_("The least first. Marked: where need is most and money reaches least."),
        axis=_("pounds a head"),
        show=lambda value: f"£{value:,.2f}",
        highlight=dry[0].ward.name if dry else "",
    )


def features(found: Picture, years: int) -> list[Feature]:
    """Wards filled by awards a head: the darkest, where it is least."""
    known = {one.ward.code: -float(one.per_head or 0) for one in found.flows if one.per_head is not None}
    fills = fifths(known) if known else {}
    held = Area.objects.filter(code__in=[one.ward.code for one in found.flows])
    shapes = {row.code: bytes(row.boundary) for row in held if row.boundary}
    return [
        Feature(
            one.ward.name, shapes.get(one.ward.code), url=reverse("flows:ward", args=[one.ward.code]) + f"?years={years}",
            words=_("%(sum)s a head") % {"sum": whole(one.per_head)}, fill=fills.get(one.ward.code),
        )
        for one in found.flows
    ]  # fmt: skip
