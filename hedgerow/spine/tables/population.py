"""How many people live in each area, by sex and single year of age where that is published."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.base import Column, Table
from hedgerow.spine.tables.kinds import kind_of

# The column pop-2020 of the authority list: the ONS mid-year estimates of that year.
MID_2020 = "2020-06-30"


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = []
    if "population_by_age" in given:
        parts.append(by_age(given["population_by_age"]))
    if "population_totals" in given:
        raw = given["population_totals"]
        parts.append(totals(raw.area, raw.source_date, raw.people, raw))
    if "authority_list" in given:
        raw = given["authority_list"]
        current = raw.filter(raw.code.notnull(), raw.end_date.isnull(), raw.population_2020.notnull())
        parts.append(totals(current.code, ibis.date(MID_2020), current.population_2020, current))
    everything = ibis.union(*parts, distinct=False) if len(parts) > 1 else next(iter(parts), None)
    return None if everything is None else everything.filter(everything.people.notnull())


def by_age(raw: ir.Table) -> ir.Table:
    """`age` is null for all ages, and 90 for 90 and over."""
    age = raw.age.replace("+", "").try_cast("int32")
    return raw.select(
        area=raw.area,
        kind=kind_of(raw.area),
        date=raw.period.cast("date"),
        sex=raw.sex,
        age=age,
        people=raw.people.cast("float64").cast("int64"),
        source=raw.source,
        source_date=raw.source_date,
    )


def totals(area: ir.StringValue, day: ir.DateValue, people: ir.StringValue, raw: ir.Table) -> ir.Table:
    return raw.select(
        area=area,
        kind=kind_of(area),
        date=day,
        sex=ibis.literal("persons"),
        age=ibis.null("int32"),
        people=people.cast("float64").cast("int64"),
        source=raw.source,
        source_date=raw.source_date,
    ).distinct()


TABLE = Table(
    name="population",
    title="Population",
    columns=(
        Column("area", "string", "Code of the area."),
        Column("kind", "string", "Kind of the area: authority, ward, msoa, lsoa, oa."),
        Column("date", "date", "The day for which people are counted or estimated (30 June for mid-year estimates)."),
        Column("sex", "string", "persons (both), females or males."),
        Column("age", "int32", "Age in years, 90 meaning 90 and over; empty for all ages together."),
        Column("people", "int64", "How many people usually live there."),
    ),
    needs=("population_by_age", "population_totals", "authority_list"),
    build=build,
    key=("area", "date", "sex", "age"),
)
