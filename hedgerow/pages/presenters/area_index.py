"""The index of areas: one table, one map, by one figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.pages.queries import areas as reads
from hedgerow.pages.types import AreaFigures
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind
from hedgerow.shell import maps
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table, order, shown
from hedgerow.shell.types import Tab

KINDS = (AreaKind.WARD, AreaKind.LOCALITY, AreaKind.NEIGHBOURHOOD, AreaKind.MSOA, AreaKind.LSOA)
NAMES = {
    AreaKind.WARD: gettext_lazy("Wards"),
    AreaKind.LOCALITY: gettext_lazy("Localities"),
    AreaKind.NEIGHBOURHOOD: gettext_lazy("Neighbourhoods"),
    AreaKind.MSOA: gettext_lazy("Middle layer areas"),
    AreaKind.LSOA: gettext_lazy("Small areas"),
}
#: figure: its name, how it is written, and what brings the profile's value to that
MEASURES: dict[str, tuple[object, Kind, Callable[[float], float]]] = {
    "population": (gettext_lazy("People"), Kind.NUMBER, round),
    "groups": (gettext_lazy("Groups and charities"), Kind.NUMBER, round),
    "most_deprived_fifth": (
        gettext_lazy("Small areas among the fifth with most need"),
        Kind.SHARE,
        lambda value: value / 100,
    ),
    "grants_pence_per_head": (gettext_lazy("Grants a head"), Kind.MONEY, round),
    "spend_pence_per_head": (gettext_lazy("Council spend a head"), Kind.MONEY, round),
}
USUAL = "groups"
PALEST = 5  # nothing at all is palest, however many areas have nothing


@dataclass(frozen=True)
class Index:
    """What the page of areas shows. `measure` fills the map, and `measures` are what it may be filled by."""

    kind: AreaKind
    title: str
    tabs: Sequence[Tab]
    measures: Sequence[Tab]
    measure: str
    measure_name: str
    rows: Sequence[AreaFigures]
    table: Table[AreaFigures]
    sources: Sequence[str]


def build(kind: AreaKind, somebody: Somebody, query: QueryDict) -> Index:
    """The index of a kind of area in the order asked for."""
    found = reads.figures(kind, somebody)
    held = [name for name in MEASURES if any(_value(area, name) is not None for area in found)]
    measure = query.get("measure", "") if query.get("measure", "") in held else USUAL
    table = _table(kind, held)
    return Index(
        kind=kind,
        title=str(NAMES.get(kind, kind.label)),
        tabs=_tabs(kind),
        measures=[Tab(MEASURES[one][0], address(query, measure=one), current=one == measure) for one in held],
        measure=measure,
        measure_name=str(MEASURES[measure][0]),
        rows=_ordered(found, table, query),
        table=table,
        sources=reads.sources_of(area.code for area in found),
    )


def features(kind: AreaKind, measure: str, somebody: Somebody) -> Iterator[maps.Feature]:
    """The areas of a kind, filled in five steps by a figure."""
    name = measure if measure in MEASURES else USUAL
    words, written, _to = MEASURES[name]
    values = {area.code: value for area in reads.figures(kind, somebody) if (value := _value(area, name)) is not None}
    some = {code: value for code, value in values.items() if value}
    steps = dict.fromkeys(values, PALEST) | (maps.fifths(some) if some else {})
    for area in places.areas(kind=kind).defer(None).filter(boundary__isnull=False):
        told = f"{words}: {shown(values[area.code], written)}" if area.code in values else ""
        yield maps.Feature(
            area.name,
            bytes(area.boundary or b""),
            url=reverse("pages:place", args=[area.code]),
            words=told,
            fill=steps.get(area.code),
        )


def _tabs(kind: AreaKind) -> list[Tab]:
    held = reads.kinds_held()
    return [Tab(NAMES[one], f"?kind={one.value}", current=one is kind) for one in KINDS if one in held or one is kind]


def _value(area: AreaFigures, name: str) -> float | None:
    """A figure of an area, ready to be written. Groups are our own records."""
    if name == "groups":
        return area.groups
    value = area.of(name)
    return None if value is None else MEASURES[name][2](value)


def _table(kind: AreaKind, held: Sequence[str]) -> Table[AreaFigures]:
    name: Column[AreaFigures] = Column(
        "name",
        _("Area"),
        lambda area: area.name,
        sort="name",
        heading=True,
        url=lambda area: reverse("pages:place", args=[area.code]),
    )
    return Table("areas", NAMES.get(kind, kind.label), (name, *(_column(one) for one in held)), first="name")


def _column(name: str) -> Column[AreaFigures]:
    words, written, _to = MEASURES[name]
    return Column(name, words, lambda area: _value(area, name), written, sort=name)


def _ordered(found: list[AreaFigures], table: Table[AreaFigures], query: QueryDict) -> list[AreaFigures]:
    key, descending = order(table, query)
    column = next(one for one in table.columns if one.key == key)
    held = [area for area in found if column.value(area) is not None]
    rest = [area for area in found if column.value(area) is None]
    return sorted(held, key=lambda area: (column.value(area), area.name), reverse=descending) + rest
