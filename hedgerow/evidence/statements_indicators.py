"""The SQL that counts many indicators over several periods at once, for DuckDB.

Besides the relations of `statements` it reads these of the same connection:

    matched  function, activity, act, unmet, code, fifth, band: which entries which indicator counts
    periods  place, starts, ends
"""

# Every part of a statement is written in this file, and what people choose goes in as parameters.
# ruff: noqa: S608

from __future__ import annotations

from hedgerow.evidence.statements import KEYS
from hedgerow.evidence.types import MONEY, Dimension
from hedgerow.evidence.types.indicators import Counted, Cut, FromRecord, Selection
from hedgerow.kernel.clock import Period

Where = tuple[tuple[Dimension, str], ...]  # of each of some dimensions one cell; not of local priorities: see Cut
#: what there is to choose from: every kind of entry once
COMBINATIONS = "SELECT DISTINCT function, activity, act, unmet FROM parts"
MATCHED = """CREATE OR REPLACE TEMP TABLE matched AS SELECT unnest(?::VARCHAR[]) AS function,
    unnest(?::VARCHAR[]) AS activity, unnest(?::VARCHAR[]) AS act, unnest(?::BOOL[]) AS unmet, unnest(?::VARCHAR[]) AS code,
    unnest(?::VARCHAR[]) AS fifth, unnest(?::VARCHAR[]) AS band"""
PERIODS = """CREATE OR REPLACE TEMP TABLE periods AS SELECT unnest(?::INT[]) AS place, unnest(?::DATE[]) AS starts,
    unnest(?::DATE[]) AS ends"""
#: the day of each group's first piece of work, under the record that it is now
FIRSTS = """SELECT coalesce(kept, organisation) AS organisation, min("on") AS since FROM parts
    LEFT JOIN kept ON gone = organisation WHERE organisation IS NOT NULL AND NOT unmet GROUP BY ALL"""

_MONEY = ", ".join(
    f"coalesce(sum(pence) FILTER (pence_kind = '{kind.value}'), 0)::BIGINT AS {kind.value}" for kind in MONEY
)
_CHOSEN = """SELECT m.code, p.place, {cell} AS cell, number, n, organisation, people, minutes, given, pence, pence_kind,
    p.starts, p.ends
    FROM parts JOIN matched m ON parts.function = m.function AND parts.activity = m.activity AND parts.act = m.act
        AND parts.unmet = m.unmet
    JOIN periods p ON "on" BETWEEN p.starts AND p.ends
    WHERE (m.fifth = '' OR parts.fifth = m.fifth) AND (m.band = '' OR parts.band = m.band) AND {cut}"""
#: an entry's parts that stand together count as one; most entries have one part
_SUMS = f"""WITH chosen AS ({{chosen}}),
    once AS (
        SELECT code, place, cell, people, minutes, given, pence, pence_kind FROM chosen WHERE n = 1
        UNION ALL BY NAME
        SELECT code, place, cell, any_value(people) AS people, sum(minutes) AS minutes, sum(given) AS given,
            sum(pence) AS pence, any_value(pence_kind) AS pence_kind
        FROM chosen WHERE n > 1 GROUP BY code, place, cell, number)
    SELECT code, place, cell, count(*) AS entries, coalesce(sum(people), 0)::BIGINT AS people,
        coalesce(sum(minutes), 0)::BIGINT AS minutes, coalesce(sum(given), 0)::BIGINT AS given, {_MONEY}
    FROM once GROUP BY code, place, cell"""
_GROUPS = """WITH firsts AS ({firsts}),
    named AS (SELECT DISTINCT code, place, cell, starts, ends, coalesce(kept, organisation) AS organisation
        FROM ({chosen}) LEFT JOIN kept ON gone = organisation WHERE organisation IS NOT NULL)
    SELECT code, place, cell, count(*) AS groups, count(*) FILTER (since BETWEEN starts AND ends) AS new_groups
    FROM named LEFT JOIN firsts USING (organisation) GROUP BY code, place, cell"""


def matches(select: Selection, function: str, activity: str | None, act: str, unmet: bool) -> bool:
    """Whether entries of a kind are among those that an indicator chooses."""
    if unmet is not select.unmet:
        return False
    if select.acts:
        return act in select.acts
    if select.activities:
        return activity in select.activities
    return not select.functions or function in select.functions


def sums(cut: Cut, by: Dimension | None) -> tuple[str, list[object]]:
    """Figures by indicator, period and cell of a dimension (None: the whole, cell NULL)."""
    chosen, given = _chosen(cut, by)
    return _SUMS.format(chosen=chosen), given


def groups(cut: Cut, by: Dimension | None) -> tuple[str, list[object]]:
    """Groups, and those new to us, by indicator, period and cell."""
    chosen, given = _chosen(cut, by)
    return _GROUPS.format(chosen=chosen, firsts=FIRSTS), given


def _chosen(cut: Cut, by: Dimension | None) -> tuple[str, list[object]]:
    condition, given = _cut(cut)
    return _CHOSEN.format(cell=f"parts.{KEYS[by]}" if by else "NULL::VARCHAR", cut=condition), given


def _cut(cut: Cut) -> tuple[str, list[object]]:
    conditions, given = ["true"], list[object]()
    if cut.priorities:
        conditions.append("list_has_any(priorities, ?::VARCHAR[])")
        given.append(list(cut.priorities))
    if cut.payer is not None:
        conditions.append("payer = ?")
        given.append(cut.payer)
    if cut.funded:
        conditions.append("payer IS NOT NULL")
    return " AND ".join(conditions), given


def listing(how: FromRecord, period: Period, cut: Cut, where: Where = ()) -> tuple[str, list[object]]:
    """The entries behind an indicator, a row each: number, "on", audience, recorded_by; of those in some cells where
    `where` names them. What adds nothing is not listed."""
    select = how.select
    conditions, given = ['"on" BETWEEN ? AND ?', "unmet = ?"], list[object]([period.start, period.end, select.unmet])
    for column, codes in (("act", select.acts), ("activity", select.activities), ("function", select.functions)):
        if codes:
            conditions.append(f"list_contains(?::VARCHAR[], {column})")
            given.append(sorted(codes))
    for column, key in (("fifth", select.fifth), ("band", select.band)):
        if key:
            conditions.append(f"{column} = ?")
            given.append(key)
    for dimension, key in where:
        conditions.append(f"{KEYS[dimension]} = ?")
        given.append(key)
    narrowed, more = _cut(cut)
    conditions += [narrowed, _adds(how.count)]
    if how.count is Counted.NEW_GROUPS:
        conditions.append(f"""organisation IN (SELECT o.pk FROM (SELECT organisation AS pk, coalesce(kept, organisation) AS now
            FROM (SELECT DISTINCT organisation FROM parts) LEFT JOIN kept ON gone = organisation) o
            JOIN ({FIRSTS}) f ON f.organisation = o.now WHERE f.since BETWEEN ? AND ?)""")
        more = [*more, period.start, period.end]
    held = " AND ".join(conditions)
    return f'SELECT DISTINCT number, "on", audience, recorded_by FROM parts WHERE {held}', [*given, *more]


def _adds(count: Counted) -> str:
    """Whether an entry adds anything to what is counted."""
    if count in (Counted.GROUPS, Counted.NEW_GROUPS):
        return "organisation IS NOT NULL"
    if count in (Counted.PEOPLE, Counted.MINUTES, Counted.GIVEN):
        return f"{count.value} > 0"
    return "true" if count is Counted.ENTRIES else f"pence_kind = '{count.value}'"


def done(period: Period, cut: Cut) -> tuple[str, list[object]]:
    """What was done in a cut of the record, a row each: act ("none" where written down by hand), activity, how often."""
    narrowed, given = _cut(cut)
    sql = f"""SELECT act, activity, count(*) AS times FROM parts
        WHERE NOT unmet AND i = 1 AND "on" BETWEEN ? AND ? AND {narrowed} GROUP BY ALL ORDER BY times DESC, act, activity"""
    return sql, [period.start, period.end, *given]


def timekeepers() -> str:
    """Whose time indicators add up: code, place, recorded_by, and how many pieces of work have time in them."""
    chosen, _given = _chosen(Cut(), None)
    both = chosen.replace("SELECT m.code", "SELECT recorded_by, m.code", 1)
    return f"""SELECT code, place, recorded_by, count(DISTINCT number) FROM ({both}) WHERE minutes > 0 GROUP BY ALL"""
