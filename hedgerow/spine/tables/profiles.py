"""What is known of each place in figures, with its rank among places of the same kind in its nation."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table

KINDS = ("authority", "ward", "msoa", "lsoa")
# Sources that cover only the places whose files were given: to rank by them would compare what is held, not places.
PARTIAL = ("charity_list", "threesixty_giving", "council_spend")
BUILT = ("population", "deprivation", "area_parents", "register", "grants", "spend")


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    if "areas" not in given:
        return None
    measures = [measure for name, maker in MAKERS.items() if name in given for measure in maker(given)]
    if not measures:
        return None
    everything = ibis.union(*measures, distinct=False) if len(measures) > 1 else measures[0]
    return ranked(everything, given["areas"])


def ranked(measures: ir.Table, areas: ir.Table) -> ir.Table:
    """Rank 1 is the highest value; equal values share a rank. No rank where the source covers only some places."""
    areas = areas.filter(areas.kind.isin(KINDS)).select(code="code", kind="kind", nation="nation")
    joined = measures.join(areas, measures.area == areas.code).select(*measures.columns, "kind", "nation")
    peers = [joined.measure, joined.kind, joined.nation]
    rank = ibis.rank().over(group_by=peers, order_by=joined.value.desc()) + 1
    out_of = joined.area.count().over(group_by=peers)
    partial = joined.source.isin(PARTIAL)
    return joined.mutate(
        rank=partial.ifelse(ibis.null("int64"), rank), out_of=partial.ifelse(ibis.null("int64"), out_of)
    )


def measure(rows: ir.Table, name: str, unit: str) -> ir.Table:
    """Rows that have `area`, `value`, `date`, `source`, `source_date`."""
    return rows.select(
        area=rows.area,
        measure=ibis.literal(name),
        value=rows.value.cast("float64"),
        unit=ibis.literal(unit),
        date=rows.date.cast("date"),
        source=rows.source,
        source_date=rows.source_date.cast("date"),
    )


def newest_population(given: Mapping[str, ir.Table]) -> ir.Table:
    everybody = given["population"].filter(lambda t: (t.sex == "persons") & t.age.isnull())
    newest = ibis.row_number().over(group_by=everybody.area, order_by=everybody.date.desc())
    rows = everybody.mutate(place=newest).filter(lambda t: t.place == 0)
    return rows.select("area", "date", "source", "source_date", value=rows.people)


def of_population(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    return [measure(newest_population(given), "population", "people")]


def of_deprivation(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    """The share of a place's small areas that are in the most deprived fifth of England, newest edition held."""
    if "area_parents" not in given:
        return []
    held = given["deprivation"]
    newest = held.filter(held.edition == held.edition.max())
    links = given["area_parents"].filter(
        lambda t: t.end_date.isnull() & t.parent_kind.isin(["authority", "ward", "msoa"])
    )
    inside = newest.join(links.select("code", "parent"), newest.area == links.code)
    rows = inside.group_by(area=inside.parent).agg(
        value=(inside.fifth == 1).mean() * 100,
        date=inside.source_date.max(),
        source=inside.source.max(),
        source_date=inside.source_date.max(),
    )
    single = newest.select("area", "source", "source_date", value=newest.rank, date=newest.source_date)
    return [measure(rows, "most_deprived_fifth", "% of small areas"), measure(single, "deprivation_rank", "rank")]


def tally(rows: ir.Table, area: str, value: str, day: str) -> ir.Table:
    """The rows of each area counted or, where a column is named, its sum."""
    held = rows.filter(rows[area].notnull())
    return held.group_by(area=held[area]).agg(
        value=held[value].sum() if value else held.count(),
        date=held[day].max(),
        source=held.source.max(),
        source_date=held.source_date.max(),
    )


def per_head(rows: ir.Table, given: Mapping[str, ir.Table], name: str, unit: str, times: int = 1) -> list[ir.Table]:
    if "population" not in given:
        return []
    people = newest_population(given).select(peopled="area", people="value")
    joined = rows.join(people, rows.area == people.peopled).filter(lambda t: t.people > 0)
    return [measure(joined.mutate(value=joined.value * times / joined.people), name, unit)]


def counted(
    given: Mapping[str, ir.Table], rows: ir.Table, name: str, unit: str, value: str = "", day: str = "source_date"
) -> list[ir.Table]:
    """A count, or the sum of a column, for the ward and the authority of each row, and the same for each head."""
    tallies = [tally(rows, area, value, day) for area in ("ward", "authority") if area in rows.columns]
    if not tallies:
        return []
    everything = ibis.union(*tallies, distinct=False) if len(tallies) > 1 else tallies[0]
    if value:
        each = per_head(everything, given, f"{name}_per_head", f"{unit} a head")
    else:
        each = per_head(everything, given, f"{name}_per_1000", f"{unit} for 1,000 people", 1000)
    return [measure(everything, name, unit), *each]


def of_register(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    rows = given["register"].filter(lambda t: t.status == "registered")
    return counted(given, rows, "groups", "registered groups")


def of_grants(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    rows = given["grants"].filter(lambda t: t.currency == "GBP")
    return counted(given, rows, "grants_pence", "pence", "pence", "award_date")


def of_spend(given: Mapping[str, ir.Table]) -> list[ir.Table]:
    """What the council paid to organisations that are on a register."""
    rows = given["spend"].filter(lambda t: t.org_id.notnull())
    return counted(given, rows, "spend_pence", "pence", "pence", "paid_on")


MAKERS = {
    "population": of_population,
    "deprivation": of_deprivation,
    "register": of_register,
    "grants": of_grants,
    "spend": of_spend,
}

TABLE = Table(
    name="profiles",
    title="Place profiles",
    columns=(
        Column("area", "string", "Code of the place: an authority, ward, MSOA or LSOA."),
        Column("kind", "string", "Kind of the place."),
        Column(
            "measure",
            "string",
            "population, most_deprived_fifth, deprivation_rank, groups, grants_pence, spend_pence; and, for a"
            " head of the newest population, groups_per_1000, grants_pence_per_head,"
            " spend_pence_per_head.",
        ),
        Column("value", "float64", "The figure, in its unit."),
        Column("unit", "string", "The unit in words."),
        Column(
            "rank", "int32", "Rank among places of this kind in the nation for which the figure is held; 1 is highest."
        ),
        Column("out_of", "int32", "How many such places there are."),
        Column("date", "date", "The day the figure describes, or the last day that went into it."),
    ),
    needs=("areas", *BUILT),
    build=build,
    key=("area", "measure"),
)
