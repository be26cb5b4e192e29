"""Who lives in each area, topic by topic, on census day."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table

PARENTS = ("ward", "msoa", "authority")


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """Small areas as published, and the wider areas whose every small area is held, summed."""
    if "census_2021" not in given:
        return None
    small = counted(given["census_2021"])
    if "area_parents" not in given:
        return with_totals(small.mutate(summed=ibis.literal(False)))
    wider = summed(small, given["area_parents"]).mutate(summed=ibis.literal(True))
    return with_totals(small.mutate(summed=ibis.literal(False)).union(wider, distinct=False))


def counted(raw: ir.Table) -> ir.Table:
    """One row for each area, topic and category, whichever and however many files tell it."""
    rows = raw.mutate(people=raw.people.cast("float64").cast("int64"), position=raw.place.cast("int32"))
    return rows.group_by("area", "topic", "category").agg(
        unit=rows.unit.max(),
        position=rows.position.min(),
        people=rows.people.max(),
        source=rows.source.max(),
        source_date=rows.source_date.max(),
    )


def summed(small: ir.Table, parents: ir.Table) -> ir.Table:
    """Wards, MSOAs and authorities made of small areas that are all held; by best fit for wards."""
    held = small.select(area=small.area).distinct()
    links = parents.filter(
        parents.parent_kind.isin(PARENTS), parents.end_date.isnull(), parents.code.substr(1, 2) == "01"
    )
    known = links.left_join(held, links.code == held.area)
    whole = known.group_by("parent").agg(missing=known.area.isnull().any()).filter(lambda t: ~t.missing)
    inside = links.semi_join(whole, "parent").select("code", "parent")
    rows = small.join(inside, small.area == inside.code)
    return rows.group_by(area=rows.parent, topic=rows.topic, category=rows.category).agg(
        unit=rows.unit.max(),
        position=rows.position.min(),
        people=rows.people.sum(),
        source=rows.source.max(),
        source_date=rows.source_date.max(),
    )


def with_totals(rows: ir.Table) -> ir.Table:
    out_of = rows.people.sum().over(group_by=[rows.area, rows.topic])
    return rows.mutate(out_of=out_of, date=rows.source_date)


TABLE = Table(
    name="census",
    title="Census 2021",
    columns=(
        Column("area", "string", "Code of the area: an LSOA, MSOA, ward or authority."),
        Column(
            "topic",
            "string",
            "age, sex, ethnic_group, english, religion, health, disability, unpaid_care, cars, tenure, household, or"
            " another by the name of its file.",
        ),
        Column("position", "int32", "Place of the category in its topic, from 0, in the census's own order."),
        Column("category", "string", "The category in the words of the Office for National Statistics."),
        Column("people", "int64", "How many people, or households where `unit` says so."),
        Column("out_of", "int64", "All people or households of the area that the topic is about."),
        Column("unit", "string", "persons or households."),
        Column(
            "summed",
            "bool",
            "True where the figure is the sum of small areas (for a ward those that fit it best), which may differ by a few"
            " from what is published for the area.",
        ),
        Column("date", "date", "Census day."),
    ),
    needs=("census_2021", "area_parents"),
    build=build,
    key=("area", "topic", "category"),
    order=("area", "topic", "position"),
)
