"""Every area that any source names: what it is called, its kind and nation, its dates and its outline."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.gss import NATION_CODES, NATIONS
from hedgerow.spine.tables import succession
from hedgerow.spine.tables.base import Column, Table
from hedgerow.spine.tables.kinds import kind_of, nation_of

# Which source's name wins where several name an area; the lower the better.
AUTHORITY_LIST, MSOA_NAMES, LOOKUP, BOUNDARY, CODE_POINT, NAMELESS = range(6)
# What the Ordnance Survey adds to a name: "Gorse Hill Ward", "Bury District (B)".
ADDED = r"( (District|London Boro|County|Ward|ED|Community|Burgh))?( \(B\))?$"


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = named(given)
    if not parts:
        return None
    everything = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    everything = everything.filter(everything.code.notnull(), everything.code != "")
    best = ibis.row_number().over(
        group_by=everything.code,
        order_by=[
            everything.preference,
            everything.end_date.desc(nulls_first=False),
            everything.source_date.desc(nulls_first=False),
            everything.name,
            everything.source,
        ],
    )
    one_each = everything.mutate(place=best).filter(lambda t: t.place == 0)
    return with_outlines(with_ends(one_each, given), given)


def with_ends(areas: ir.Table, given: Mapping[str, ir.Table]) -> ir.Table:
    """Areas whose every link to an authority has ended have ended too: wards and small areas that were redrawn."""
    if "area_parents" not in given:
        return areas
    links = given["area_parents"].filter(given["area_parents"].parent_kind == "authority")
    ends = links.group_by(linked=links.code).agg(last=links.end_date.max(), open=links.end_date.isnull().any())
    joined = areas.left_join(ends, areas.code == ends.linked)
    ended = ibis.coalesce(joined.end_date, (~joined.open).ifelse(joined.last, ibis.null("date")))
    return joined.mutate(end_date=ended).drop("linked", "last", "open")


def named(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    parts = []
    if "authority_list" in given:
        parts += from_authorities(given["authority_list"])
    if "boundaries" in given:
        raw = given["boundaries"]
        parts.append(area(raw, raw.code, raw.name, BOUNDARY, kind=raw.kind))
    for name, columns in LOOKUP_NAMES.items():
        if name in given:
            parts += [area(given[name], given[name][code], given[name][label], LOOKUP) for code, label in columns]
    if "postcode_lookup" in given and {"msoa", "msoa_name"} <= set(given["postcode_lookup"].columns):
        raw = given["postcode_lookup"]
        parts.append(area(raw, raw.msoa, raw.msoa_name, MSOA_NAMES))
    if "code_point_names" in given:
        raw = given["code_point_names"]
        parts.append(area(raw, raw.code, raw.name.re_replace(ADDED, ""), CODE_POINT))
    if "code_point_open" in given:
        raw = given["code_point_open"]
        parts += [area(raw, code, code, NAMELESS) for code in (raw.ward, raw.district)]
    return parts


LOOKUP_NAMES = {
    "lsoa_wards": (("lsoa", "lsoa_name"), ("ward", "ward_name"), ("authority", "authority_name")),
    "lsoa_changes": (("lsoa11", "lsoa11_name"),),
    "authority_regions": (("region", "region_name"),),
    "authority_upper_tiers": (("upper", "upper_name"),),
}


def area(
    raw: ir.Table, code: ir.StringValue, name: ir.StringValue, preference: int, *, kind: ir.StringValue | None = None
) -> ir.Table:
    return raw.select(
        code=code,
        name=name,
        kind=kind_of(code) if kind is None else kind,
        nation=nation_of(code),
        start_date=ibis.null("date"),
        end_date=ibis.null("date"),
        replaced_by=ibis.null("string"),
        lon=ibis.null("float64"),
        lat=ibis.null("float64"),
        preference=ibis.literal(preference),
        source=raw.source,
        source_date=raw.source_date,
    ).distinct()


def from_authorities(raw: ir.Table) -> list[ir.Table]:
    """Authorities with their dates and what replaced them, and the four nations."""
    coded = raw.filter(raw.code.notnull(), kind_of(raw.code).notnull())
    after = raw.select(after_local=raw.local_code, after_code=raw.code)
    ends = succession.last_days(raw)
    joined = coded.left_join(after, coded.replaced_by == after.after_local)
    joined = joined.left_join(ends, joined.code == ends.ended)
    authorities = joined.select(
        code=joined.code,
        name=joined.name,
        kind=kind_of(joined.code),
        nation=nation_of(joined.code),
        start_date=joined.start_date.try_cast("date"),
        end_date=joined.last_day,
        replaced_by=joined.after_code,
        lon=joined.lon.try_cast("float64"),
        lat=joined.lat.try_cast("float64"),
        preference=ibis.literal(AUTHORITY_LIST),
        source=joined.source,
        source_date=joined.source_date,
    )
    letters = {NATIONS[letter]: code for letter, code in NATION_CODES.items()}
    nation = raw.nation.cases(*letters.items(), else_=ibis.null("string"))
    return [authorities, area(raw, nation, raw.nation, AUTHORITY_LIST)]


def with_outlines(areas: ir.Table, given: Mapping[str, ir.Table]) -> ir.Table:
    """The outline where one is held, and its point inside rather than the point from a list."""
    if "boundaries" not in given:
        return areas.mutate(boundary=ibis.null("binary"))
    held = given["boundaries"].select(
        outlined=given["boundaries"].code,
        outline=given["boundaries"].boundary,
        inside_lon=given["boundaries"].lon,
        inside_lat=given["boundaries"].lat,
    )
    joined = areas.left_join(held, areas.code == held.outlined)
    return joined.mutate(
        boundary=joined.outline,
        lon=ibis.coalesce(joined.inside_lon, joined.lon),
        lat=ibis.coalesce(joined.inside_lat, joined.lat),
    )


TABLE = Table(
    name="areas",
    title="Areas",
    columns=(
        Column("code", "string", "Code of the Government Statistical Service; for a locality, authority and name."),
        Column(
            "name",
            "string",
            "What the area is called; for an MSOA the House of Commons Library's name where held; else its code.",
        ),
        Column(
            "kind",
            "string",
            "nation, region, county, combined, authority, ward, msoa, lsoa, oa, parish, constituency or locality.",
        ),
        Column("nation", "string", "E, W, S or N: the first letter of the code."),
        Column("start_date", "date", "First day of the area; empty where it is not published."),
        Column("end_date", "date", "Last day of the area, perhaps one to come; empty while none is decided."),
        Column("replaced_by", "string", "Code of the area that took its place, where a single one did."),
        Column("lon", "float64", "Longitude of a point inside (EPSG:4326); empty where none is held."),
        Column("lat", "float64", "Latitude of a point inside."),
        Column("boundary", "binary", "Outline as WKB (EPSG:4326), simplified to about 4 metres; empty where not held."),
    ),
    needs=(
        "authority_list",
        "boundaries",
        *LOOKUP_NAMES,
        "postcode_lookup",
        "code_point_names",
        "code_point_open",
        "area_parents",
    ),
    build=build,
    key=("code",),
)
