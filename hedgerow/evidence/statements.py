"""The SQL of a reading, for DuckDB.

It reads these relations of one connection:

    parts    what counts, a row for each group of an entry (one where it names none), as `PARTS` makes them of entries
    kept     gone, kept: merged organisations, led to the one that was kept

A row of `parts` holds of the entry: number (its own), "on", function, activity, act ("none"), unmet, payer, priorities
(list), people, pence_kind, audience, recorded_by; how many parts it has (n) and which of them this is (i, from 1); of the group:
organisation (null: none), band, ward, fifth; and its share of the entry's minutes, given minutes and pence.
"""

# Every part of a statement is written in this file, and what people choose goes in as parameters.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import replace

from hedgerow.evidence.types import MONEY, NONE, NOT_KNOWN, OF_GROUPS, OUTSIDE, Dimension, Question

KEYS = {
    Dimension.FUNCTION: "function",
    Dimension.ACTIVITY: "activity",
    Dimension.ACT: "act",
    Dimension.PAYER: f"coalesce(payer::VARCHAR, '{NONE}')",
    Dimension.MONTH: "strftime(\"on\", '%Y-%m')",
    Dimension.QUARTER: 'year("on") || \' Q\' || quarter("on")',
    Dimension.WARD: "ward",
    Dimension.FIFTH: "fifth",
    Dimension.BAND: "band",
    Dimension.PRIORITY: f"unnest(CASE WHEN len(priorities) = 0 THEN ['{NONE}'] ELSE priorities END)",
}

#: equal shares that add up: what cannot be split goes one each to the first groups (rules.share)
_SHARE = "(sign({0}) * (abs({0}) // n + (i <= abs({0}) % n)::INT))::BIGINT"

#: parts made of {entries}: number, kind, "on", function, activity, act, area, minutes, people, given, pence, pence_kind,
#: payer, audience, recorded_by, groups (list of organisation, area, band; in order), priorities (list). Where they lie comes from
#: wards (area, ward, starts, ends, near: which ward a small area lay in when, a ward in itself, and whether that is a
#: ward of this place) and fifths (area, fifth: 1 is the most deprived)
PARTS = f"""SELECT number, "on", function, activity, act, unmet, payer, priorities, people, pence_kind, audience, recorded_by,
    n::INT AS n, i::INT AS i, organisation,
    {_SHARE.format("minutes")} AS minutes, {_SHARE.format("given")} AS given, {_SHARE.format("pence")} AS pence,
    CASE WHEN organisation IS NULL THEN '{NONE}' WHEN band = '' THEN '{NOT_KNOWN}' ELSE band END AS band,
    CASE WHEN ward IS NULL THEN '{NOT_KNOWN}' WHEN near THEN ward ELSE '{OUTSIDE}' END AS ward,
    coalesce(fifth::VARCHAR, '{NOT_KNOWN}') AS fifth
FROM (
    SELECT *, part.organisation, part.band, coalesce(nullif(own_area, ''), part.area, '') AS place
    FROM (
        SELECT * EXCLUDE (area, groups, minutes, people, given, pence, act), area AS own_area,
            greatest(len(groups), 1) AS n, kind = 'unmet' AS unmet, coalesce(nullif(act, ''), '{NONE}') AS act,
            coalesce(minutes, 0)::BIGINT AS minutes, coalesce(given, 0)::BIGINT AS given,
            coalesce(people, 0) AS people, coalesce(pence, 0) AS pence,
            unnest(CASE WHEN len(groups) = 0 THEN [NULL] ELSE groups END) AS part,
            unnest(range(1, greatest(len(groups), 1) + 1)) AS i
        FROM {{entries}}
    )
)
LEFT JOIN wards ON wards.area = place AND "on" BETWEEN starts AND ends
LEFT JOIN fifths ON fifths.area = place"""

_MONEY = ", ".join(
    f"coalesce(sum(pence) FILTER (pence_kind = '{kind.value}'), 0)::BIGINT AS {kind.value}" for kind in MONEY
)
#: by cell and by whoever recorded it. `once`: the row by which its entry is counted
_SUMS = f"""SELECT cell, recorded_by, count(*) FILTER (once) AS entries, coalesce(sum(minutes), 0)::BIGINT AS minutes,
    coalesce(sum(people) FILTER (once), 0)::BIGINT AS people, coalesce(sum(given), 0)::BIGINT AS given, {_MONEY},
    count(*) FILTER (once AND minutes > 0) AS pieces
FROM ({{rows}}) GROUP BY cell, recorded_by"""

_SUMMED = "recorded_by, minutes, people, given, pence, pence_kind"


def shared(question: Question) -> bool:
    """Whether only some parts of an entry may be meant, so that it is not counted by its first."""
    return bool(question.dimensions & OF_GROUPS)


def adds_up(question: Question) -> bool:
    """Whether each entry stands in one cell, so that the total is the sum of the cells (but for groups)."""
    return question.by not in OF_GROUPS and question.by is not Dimension.PRIORITY


def sums(question: Question) -> tuple[str, list[object]]:
    """Figures by cell and by who recorded it: cell, recorded_by, the figures, and how many pieces have time in them.

    Where the cells do not add up, rows whose `cell` is NULL are the total, in which each entry counts once.
    """
    cells, given = _sums(question, KEYS[question.by])
    if adds_up(question):
        return cells, given
    # The total needs to bring no parts together unless only some of an entry's groups are meant.
    total, more = _sums(replace(question, by=Dimension.FUNCTION), "NULL::VARCHAR")
    return f"{cells} UNION ALL BY NAME {total}", [*given, *more]


def groups(question: Question) -> tuple[str, list[object]]:
    """How many groups by cell, and altogether (`cell` NULL): distinct, and merged ones once."""
    rows, given = _rows(question, KEYS[question.by], "organisation")
    counted = f"""SELECT cell, count(DISTINCT coalesce(kept, organisation)) AS groups
        FROM (SELECT DISTINCT * FROM ({rows})) LEFT JOIN kept ON gone = organisation"""
    return f"{counted} GROUP BY GROUPING SETS ((cell), ())", given


def listing(question: Question, key: str | None) -> tuple[str, list[object]]:
    """The entries behind one cell (None: behind the total), a row each: number, "on", audience, recorded_by."""
    filters = question.filters if key is None else (*question.filters, (question.by, key))
    asked = replace(question, by=Dimension.FUNCTION, filters=filters)
    conditions, given = _conditions(asked)
    each = "DISTINCT" if shared(asked) else ""
    first = "true" if shared(asked) else "i = 1"
    return f'SELECT {each} number, "on", audience, recorded_by FROM parts WHERE {conditions} AND {first}', given


def _sums(question: Question, key: str) -> tuple[str, list[object]]:
    if not shared(question):
        rows, given = _rows(question, key, f"{_SUMMED}, i = 1 AS once")
        return _SUMS.format(rows=rows), given
    alone, given = _rows(question, key, f"{_SUMMED}, true AS once", "n = 1")
    several, more = _rows(question, key, f"{_SUMMED}, number", "n > 1")
    # The parts of an entry that stand in one cell are brought together: it counts once.
    together = f"""SELECT cell, any_value(recorded_by) AS recorded_by, sum(minutes) AS minutes,
        any_value(people) AS people, sum(given) AS given, sum(pence) AS pence, any_value(pence_kind) AS pence_kind, true AS once
        FROM ({several}) GROUP BY cell, number"""
    return _SUMS.format(rows=f"{alone} UNION ALL BY NAME {together}"), [*given, *more]


def _rows(question: Question, key: str, columns: str, where: str = "true") -> tuple[str, list[object]]:
    """The parts that a question is about, with the cell that each stands in."""
    conditions, given = _conditions(question)
    return f"SELECT {key} AS cell, {columns} FROM parts WHERE {conditions} AND {where}", given


def _conditions(question: Question) -> tuple[str, list[object]]:
    conditions = ["unmet" if question.unmet else "NOT unmet"]
    given: list[object] = []
    if question.period is not None:
        conditions.append('"on" BETWEEN ? AND ?')
        given += [question.period.start, question.period.end]
    for dimension, key in question.filters:
        condition, more = _holds(dimension, key)
        conditions.append(condition)
        given += more
    return " AND ".join(conditions), given


def _holds(dimension: Dimension, key: str) -> tuple[str, list[object]]:
    if dimension is not Dimension.PRIORITY:
        return f"{KEYS[dimension]} = ?", [key]
    return ("len(priorities) = 0", []) if key == NONE else ("list_contains(priorities, ?)", [key])
