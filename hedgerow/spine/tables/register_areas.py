"""Where organisations say that they work."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hedgerow.spine import columns
from hedgerow.spine.tables.base import Column, Table
from hedgerow.standards.ccew import AREA_CODES, area_key

KINDS = ("authority", "county", "region", "nation", "combined")


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """Each area once for each organisation, with its code where its name is an area's of today."""
    parts = [part(given[name]) for name, part in PARTS.items() if name in given]
    if not parts:
        return None
    named = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    best = ibis.row_number().over(
        group_by=[named.org_id, named.area_name], order_by=[named["sample"], named.source_date.desc()]
    )
    once = named.mutate(place=best).filter(lambda t: t.place == 0)
    codes = columns.beside(named, "area_codes", codes_of(named, given.get("areas")))
    return once.left_join(codes, once.area_name == codes.name).mutate(area=codes.code)


def from_extract(raw: ir.Table) -> ir.Table:
    return raw.select(
        org_id=columns.charity_id(raw.registered_charity_number, raw.linked_charity_number),
        area_name=columns.text(raw.geographic_area_description),
        sample=raw["sample"],
        source=raw.source,
        source_date=raw.source_date,
    ).filter(lambda t: t.area_name.notnull())


def from_list(raw: ir.Table) -> ir.Table:
    named = raw.filter(raw.area_name.notnull())
    return named.select(
        org_id=columns.charity_id(named.registered_charity_number),
        area_name=named.area_name,
        sample=named["sample"],
        source=named.source,
        source_date=named.source_date,
    )


def codes_of(named: ir.Table, areas: ir.Table | None) -> pa.Table:
    """Each published name with its code: a few hundred names, settled here rather than in the engine."""
    names = [name for name in named.select("area_name").distinct().to_pyarrow()["area_name"].to_pylist() if name]
    held = authorities(areas) if areas is not None else {}
    codes = [AREA_CODES.get(name.lower()) or held.get(area_key(name)) for name in names]
    return pa.table({"name": pa.array(names, pa.string()), "code": pa.array(codes, pa.string())})


def authorities(areas: ir.Table) -> dict[str, str]:
    """Codes by `area_key`: an area in force before one that has ended, a district before a county of its name."""
    kept = areas.filter(areas.kind.isin(KINDS)).select("code", "name", "kind", "start_date", "end_date", "replaced_by")
    rows = sorted(kept.to_pyarrow().to_pylist(), key=standing, reverse=True)
    return {area_key(row["name"]): row["replaced_by"] if ended(row) else row["code"] for row in rows if row["name"]}


def ended(row: Mapping[str, object]) -> bool:
    return row["end_date"] is not None and row["replaced_by"] is not None


def standing(row: Mapping[str, object]) -> tuple[bool, int, str, str]:
    """What stands first wins a name."""
    return (ended(row), KINDS.index(str(row["kind"])), str(row["start_date"] or ""), str(row["code"]))


PARTS = {"ccew_charity_area_of_operation": from_extract, "charity_list": from_list}

TABLE = Table(
    name="register_areas",
    title="Areas of operation",
    columns=(
        Column("org_id", "string", "Identifier of the organisation."),
        Column("area", "string", "Code of the area; empty for other countries and names that are no area's of today."),
        Column("area_name", "string", "The area's name as published."),
    ),
    needs=(*PARTS, "areas"),
    build=build,
    order=("area", "org_id"),
)
