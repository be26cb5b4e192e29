"""Other names of organisations: working names, previous names."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine import columns
from hedgerow.spine.tables.base import Column, Table


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """Each name once for each organisation and kind; from a real file rather than one of faked names."""
    if "ccew_charity_other_names" not in given:
        return None
    raw = given["ccew_charity_other_names"]
    names = raw.select(
        org_id=columns.charity_id(raw.registered_charity_number, raw.linked_charity_number),
        name=columns.text(raw.charity_name),
        name_type=raw.charity_name_type.lower().re_replace(" name$", ""),
        sample=raw["sample"],
        source=raw.source,
        source_date=raw.source_date,
    ).filter(lambda t: t.name.notnull())
    best = ibis.row_number().over(
        group_by=[names.org_id, names.name, names.name_type], order_by=[names["sample"], names.source_date.desc()]
    )
    return names.mutate(place=best).filter(lambda t: t.place == 0)


TABLE = Table(
    name="register_names",
    title="Other names of organisations",
    columns=(
        Column("org_id", "string", "Identifier of the organisation, which may be on no register that is held."),
        Column("name", "string", "The other name, as published."),
        Column("name_type", "string", "working, previous or another word of the register's."),
    ),
    needs=("ccew_charity_other_names",),
    build=build,
    order=("org_id", "name"),
)
