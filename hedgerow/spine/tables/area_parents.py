"""Which area lies in which, with the dates between which that holds as far as they are published."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.gss import NATION_CODES, NATIONS
from hedgerow.spine.tables import succession
from hedgerow.spine.tables.base import Column, Table
from hedgerow.spine.tables.kinds import kind_of

LAST_OF_2011 = ibis.date("2021-03-20")


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """All links; one that several sources tell is kept from the newest."""
    makers = {
        "lsoa_wards": from_lsoa_wards,
        "lsoa_changes": from_lsoa_changes,
        "authority_regions": from_regions,
        "authority_upper_tiers": from_upper_tiers,
        "authority_list": from_authorities,
        "postcode_lookup": from_postcodes,
        "code_point_open": from_code_point,
    }
    parts = [part for name, maker in makers.items() if name in given for part in maker(given[name])]
    if {"lsoa_changes", "authority_list"} <= given.keys():
        parts.append(before_reorganisation(given["lsoa_changes"], given["authority_list"]))
    if not parts:
        return None
    links = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    links = links.filter(links.code.notnull(), links.parent.notnull(), links.code != links.parent)
    newest = ibis.row_number().over(
        group_by=[links.code, links.parent, links.parent_kind],
        order_by=[links.source_date.desc(nulls_first=False), links.source],
    )
    links = links.mutate(place=newest).filter(lambda t: t.place == 0).drop("place")
    return with_ended_wards(links, given["code_point_open"]) if "code_point_open" in given else links


def with_ended_wards(links: ir.Table, code_point: ir.Table) -> ir.Table:
    """A ward that a newer Code-Point no longer has had ended by then: boundary reviews give new codes."""
    now = code_point.select(held=code_point.ward, seen=code_point.source_date).distinct()
    covered = code_point.select(council=code_point.district, newest=code_point.source_date).distinct()
    joined = links.left_join(now, links.code == now.held).left_join(covered, links.parent == covered.council)
    ended = (
        (joined.parent_kind == "authority")
        & (kind_of(joined.code) == "ward")
        & joined.held.isnull()
        & (joined.newest > joined.source_date)
    )
    return joined.mutate(end_date=ended.ifelse(joined.newest, joined.end_date)).drop(
        "held", "seen", "council", "newest"
    )


def link(
    raw: ir.Table,
    code: ir.StringValue,
    parent: ir.StringValue,
    kind: str | None = None,
    end_date: ir.DateValue | None = None,
    start_date: ir.DateValue | None = None,
) -> ir.Table:
    """Distinct links out of one raw table; the kind is told by the parent's code unless it is named."""
    return raw.select(
        code=code,
        parent=parent,
        parent_kind=ibis.literal(kind) if kind else kind_of(parent),
        start_date=ibis.null("date") if start_date is None else start_date,
        end_date=ibis.null("date") if end_date is None else end_date,
        source=raw.source,
        source_date=raw.source_date,
    ).distinct()


def from_lsoa_wards(raw: ir.Table) -> list[ir.Table]:
    return [link(raw, raw.lsoa, raw.ward), link(raw, raw.lsoa, raw.authority), link(raw, raw.ward, raw.authority)]


def from_lsoa_changes(raw: ir.Table) -> list[ir.Table]:
    """Small areas of 2011 that were split, merged or redrawn ended when those of 2021 began, on census day."""
    gone = raw.filter(raw.lsoa11 != raw.lsoa)
    return [link(raw, raw.lsoa11, raw.lsoa, "lsoa21"), link(gone, gone.lsoa11, gone.authority, None, LAST_OF_2011)]


def from_regions(raw: ir.Table) -> list[ir.Table]:
    return [link(raw, raw.authority, raw.region), link(raw, raw.region, ibis.literal("E92000001"))]


def from_upper_tiers(raw: ir.Table) -> list[ir.Table]:
    counties = raw.filter(kind_of(raw.upper) == "county")
    return [link(counties, counties.authority, counties.upper)]


def from_authorities(raw: ir.Table) -> list[ir.Table]:
    """To counties and combined authorities, which the list names by its own short codes, to nations, and to what took
    the place of councils that ended."""
    nations = {name: NATION_CODES[letter] for letter, name in NATIONS.items()}
    ends = succession.last_days(raw)
    coded = raw.filter(raw.code.notnull()).left_join(ends, raw.code == ends.ended)
    nation = coded.nation.cases(*nations.items(), else_=ibis.null("string"))
    parts = [link(coded, coded.code, nation, None, coded.last_day)]
    for name in ("county", "combined"):
        uppers = raw.filter(raw.code.notnull()).select(local=raw.local_code, upper=raw.code)
        joined = coded.join(uppers, coded[name] == uppers.local)
        parts.append(link(joined, joined.code, joined.upper, name, joined.last_day))
    return [*parts, *from_succession(raw)]


def from_succession(raw: ir.Table) -> list[ir.Table]:
    """A council that ended lies in what took its place, one after another; an old code of a council in the one it has."""
    inside, former = succession.containing(raw), succession.former_codes(raw)
    return [
        link(inside, inside.code, inside.parent, "authority", inside.end_date, inside.start_date),
        link(former, former.code, former.parent, "authority"),
    ]


def before_reorganisation(changes: ir.Table, authorities: ir.Table) -> ir.Table:
    """Small areas of today in the councils that ended after the lookup was made, with the last day of each."""
    ends = succession.last_days(authorities)
    joined = changes.join(ends, changes.authority == ends.ended)
    return link(joined, joined.lsoa, joined.authority, None, joined.last_day)


def from_postcodes(raw: ir.Table) -> list[ir.Table]:
    parts = [link(raw, raw.lsoa, raw.authority), link(raw, raw.ward, raw.authority)]
    if "msoa" in raw.columns:
        parts += [link(raw, raw.lsoa, raw.msoa), link(raw, raw.msoa, raw.authority)]
    if "locality" in raw.columns:
        slug = raw.locality.lower().re_replace("[^a-z0-9]+", "-")
        parts.append(link(raw, raw.ward, raw.authority + "-" + slug, "locality"))
    return parts


def from_code_point(raw: ir.Table) -> list[ir.Table]:
    return [link(raw, raw.ward, raw.district)]


TABLE = Table(
    name="area_parents",
    title="Areas within areas",
    columns=(
        Column("code", "string", "Code of the smaller area."),
        Column("parent", "string", "Code of the area it lies in, or for kind lsoa21 the small area that replaced it."),
        Column(
            "parent_kind",
            "string",
            "Kind of the parent; lsoa21 links a small area of 2011 to those of 2021. A council that ended lies, as kind"
            " authority, in the one that it became part of, from that day; so does an old code of a council in its new one.",
        ),
        Column("start_date", "date", "First day on which the link holds; empty where it is not published."),
        Column(
            "end_date",
            "date",
            "Last day on which the link held, or for a ward the day by which a newer source no longer had it; empty"
            " while it is in force.",
        ),
    ),
    needs=(
        "lsoa_wards",
        "lsoa_changes",
        "authority_regions",
        "authority_upper_tiers",
        "authority_list",
        "postcode_lookup",
        "code_point_open",
    ),
    build=build,
    key=("code", "parent_kind", "parent"),
)
