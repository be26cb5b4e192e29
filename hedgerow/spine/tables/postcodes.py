"""Every postcode known: its place, and the areas it lies in as far as they are published."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """A postcode that both name is taken from the lookup, which knows small areas; its newest edition first."""
    parts = []
    if "postcode_lookup" in given:
        parts.append(from_lookup(given["postcode_lookup"]))
    if "code_point_open" in given:
        parts.append(from_code_point(given["code_point_open"]))
    if len(parts) < 2:
        return parts[0] if parts else None
    lookup, code_point = parts
    return lookup.union(code_point.anti_join(lookup, "postcode"), distinct=False)


def from_lookup(raw: ir.Table) -> ir.Table:
    for name in ("msoa", "lon", "lat"):
        if name not in raw.columns:
            raw = raw.mutate(**{name: ibis.null("string")})
    rows = raw.select(
        postcode=tidy(raw.postcode),
        lsoa=raw.lsoa,
        msoa=raw.msoa,
        ward=raw.ward,
        authority=raw.authority,
        lon=raw.lon.try_cast("float64"),
        lat=raw.lat.try_cast("float64"),
        source=raw.source,
        source_date=raw.source_date,
    ).filter(lambda t: t.postcode.notnull())
    newest = ibis.row_number().over(group_by=rows.postcode, order_by=[rows.source_date.desc(), rows.lsoa])
    return rows.mutate(place=newest).filter(lambda t: t.place == 0).drop("place")


def from_code_point(raw: ir.Table) -> ir.Table:
    return raw.select(
        postcode=tidy(raw.postcode),
        lsoa=ibis.null("string"),
        msoa=ibis.null("string"),
        ward=raw.ward,
        authority=raw.district,
        lon=raw.lon.cast("float64"),
        lat=raw.lat.cast("float64"),
        source=raw.source,
        source_date=raw.source_date,
    )


def tidy(postcode: ir.StringValue) -> ir.StringValue:
    """`M154AB`, `M15  4AB` and `m15 4ab` are all `M15 4AB`."""
    plain = postcode.upper().replace(" ", "")
    return plain.substr(0, plain.length() - 3) + ibis.literal(" ") + plain.right(3)


TABLE = Table(
    name="postcodes",
    title="Postcodes",
    columns=(
        Column("postcode", "string", "The postcode with one space, `M15 4AB`."),
        Column("lsoa", "string", "The small area (LSOA 2021) it lies in; empty where no lookup for the place is held."),
        Column("msoa", "string", "The middle area (MSOA 2021) it lies in; empty where no lookup is held."),
        Column("ward", "string", "The ward it lies in, in the edition of its source."),
        Column("authority", "string", "The district, borough or unitary council it lies in."),
        Column("lon", "float64", "Longitude in degrees (EPSG:4326), to about 5 metres; empty where no place is known."),
        Column("lat", "float64", "Latitude in degrees."),
    ),
    needs=("postcode_lookup", "code_point_open"),
    build=build,
    key=("postcode",),
)
