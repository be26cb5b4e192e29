"""Groups that money reaches, and that it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.flows.queries.reaching import Reached
from hedgerow.flows.types import Reach
from hedgerow.organisations.types import Band
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.spine.disclosure import SMALLEST_SHOWN, shown

BANDS: dict[str, Any] = {band.value: band.label for band in Band}


@dataclass(frozen=True)
class Named:
    """A group that money did not reach, for our team."""

    group: Reached
    ward: str


def named(found: Sequence[Reached], wards: Mapping[str, str]) -> list[Named]:
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
    """Counts with small numbers hidden; since each is rounded by itself, none can be had back from the others. Who asked in
    vain is counted only where others who asked did get money: else whoever knows that a group asked would know its answer."""
    hidden = _("fewer than five")

    def told(count: int) -> int | str:
        safe = shown(count)
        return hidden if safe is None else safe

    return [
        ReachRow(
            names.get(one.key) or _("not known"), told(one.groups), told(one.got), told(one.asked), told(one.neither),
            told(one.in_vain) if one.asked - one.in_vain >= SMALLEST_SHOWN or not one.asked else _("not shown"),
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
