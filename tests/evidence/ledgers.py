"""Ledgers made by Hypothesis, and the same ledgers laid out for DuckDB."""

from __future__ import annotations

from datetime import date

import duckdb
from hypothesis import strategies as st

from hedgerow.evidence import statements
from hedgerow.evidence.types import MONEY, NONE, NOT_KNOWN, OUTSIDE, Dimension, Question
from hedgerow.kernel.clock import Period
from tests.evidence.plain import Fact, InWard, Part, World

DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
AREAS = ["", "L1", "L2", "L3", "W1", "B1"]
BANDS = ["", "micro", "large"]
PRIORITIES = ["warm", "young"]
MOVED = date(2025, 5, 1)
WORLD = World(
    wards=[
        InWard("L1", "W1", date.min, date.max),
        InWard("L2", "W1", date.min, date(2025, 4, 30)),
        InWard("L2", "W2", MOVED, date.max),
        InWard("L3", "W9", date.min, date.max, near=False),
        InWard("W1", "W1", date.min, date.max),
    ],
    fifths={"L1": 1, "L2": 5},
    kept={2: 1},
)
VALUES = {
    Dimension.FUNCTION: ["funding", "advocacy"],
    Dimension.ACTIVITY: ["advice", "training"],
    Dimension.ACT: ["bid.submitted", NONE],
    Dimension.WARD: ["W1", "W2", OUTSIDE, NOT_KNOWN],
    Dimension.FIFTH: ["1", "5", NOT_KNOWN],
    Dimension.BAND: ["micro", NOT_KNOWN, NONE],
    Dimension.PRIORITY: [*PRIORITIES, NONE],
    Dimension.PAYER: ["1", NONE],
    Dimension.MONTH: ["2025-05"],
    Dimension.QUARTER: ["2025 Q2"],
}


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Up to a dozen entries, close enough together to meet in the same cells."""
    return [draw(fact(f"{number:04}")) for number in range(draw(st.integers(0, 12)))]


@st.composite
def fact(draw: st.DrawFn, key: str) -> Fact:
    organisations = draw(st.lists(st.integers(1, 5), unique=True, max_size=4))
    kind = draw(st.sampled_from(["", *(measure.value for measure in MONEY)]))
    return Fact(
        id=key,
        on=draw(DAYS),
        function=draw(st.sampled_from(VALUES[Dimension.FUNCTION])),
        activity=draw(st.sampled_from(VALUES[Dimension.ACTIVITY])),
        act=draw(st.sampled_from(["", "bid.submitted"])),
        unmet=draw(st.sampled_from([False, False, True])),
        area=draw(st.sampled_from(AREAS)),
        minutes=draw(st.integers(0, 500)),
        people=draw(st.integers(0, 50)),
        given=draw(st.integers(0, 500)),
        pence=draw(st.integers(-100, 10**12)) if kind else 0,
        pence_kind=kind,
        payer=draw(st.sampled_from([None, 1, 2])),
        recorded_by=draw(st.sampled_from([None, 1, 2, 3])),
        parts=tuple(
            Part(one, draw(st.sampled_from(AREAS)), draw(st.sampled_from(BANDS))) for one in sorted(organisations)
        ),
        priorities=tuple(draw(st.lists(st.sampled_from(PRIORITIES), unique=True))),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any dimension, any dates, up to two filters."""
    days = sorted(draw(st.tuples(DAYS, DAYS)))
    chosen = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=2))
    filters = tuple((Dimension(one), draw(st.sampled_from(VALUES[Dimension(one)]))) for one in chosen)
    period = draw(st.sampled_from([None, Period(days[0], days[1])]))
    return Question(draw(st.sampled_from(list(Dimension))), period, filters, unmet=draw(st.booleans()))


def laid_out(ledger: list[Fact], world: World) -> duckdb.DuckDBPyConnection:
    """A connection that holds a ledger as `evidence.statements` reads it."""
    con = duckdb.connect()
    con.execute(
        'CREATE TABLE entries (number BIGINT, kind VARCHAR, "on" DATE, function VARCHAR, activity VARCHAR, act VARCHAR,'
        " area VARCHAR, minutes INT, people INT, given INT, pence BIGINT, pence_kind VARCHAR,"
        " payer BIGINT, recorded_by BIGINT, audience VARCHAR,"
        " groups STRUCT(organisation BIGINT, area VARCHAR, band VARCHAR)[], priorities VARCHAR[]);"
        "CREATE TABLE wards (area VARCHAR, ward VARCHAR, starts DATE, ends DATE, near BOOL);"
        "CREATE TABLE fifths (area VARCHAR, fifth INT); CREATE TABLE kept (gone BIGINT, kept BIGINT)"
    )
    fill(con, "entries", [row(fact) for fact in ledger])
    fill(con, "wards", [(w.area, w.ward, w.starts, w.ends, w.near) for w in world.wards])
    fill(con, "fifths", list(world.fifths.items()))
    fill(con, "kept", list(world.kept.items()))
    con.execute(f"CREATE TABLE parts AS {statements.PARTS.format(entries='entries')}")
    return con


def row(fact: Fact) -> tuple[object, ...]:
    """An entry as the columnar copy holds it."""
    said = (fact.on, fact.function, fact.activity, fact.act, fact.area)
    return (
        int(fact.id),
        "unmet" if fact.unmet else "work",
        *said,
        *(fact.minutes, fact.people, fact.given, fact.pence),
        fact.pence_kind,
        fact.payer,
        fact.recorded_by,
        "staff",
        [vars(part) for part in fact.parts],
        list(fact.priorities),
    )


def fill(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
