"""The SQL of a reading, for DuckDB.

It reads these relations of one connection:

    entries  what counts, as `ledger.queries.columnar` lays it out: id, "on", function, activity, area, minutes, people,
             pence, pence_kind, payer, recorded_by, groups (list of organisation, area, band; in order), priorities (list)
    wards    area, ward, starts, ends, near: which ward a small area lay in when (a ward lies in itself), and whether
             that is a ward of this place
    fifths   area, fifth: 1 is the most deprived
    kept     gone, kept: merged organisations, led to the one that was kept
"""

# Every part of a statement is written in this file, and what people choose goes in as parameters.
# ruff: noqa: S608

from __future__ import annotations

from hedgerow.evidence.types import MONEY, NONE, NOT_KNOWN, OF_GROUPS, OUTSIDE, Dimension, Question

KEYS = {
    Dimension.FUNCTION: "function",
    Dimension.ACTIVITY: "activity",
    Dimension.PAYER: f"coalesce(payer::VARCHAR, '{NONE}')",
    Dimension.MONTH: "strftime(\"on\", '%Y-%m')",
    Dimension.QUARTER: 'year("on") || \' Q\' || quarter("on")',
    Dimension.WARD: "ward",
    Dimension.FIFTH: "fifth",
    Dimension.BAND: "band",
    Dimension.PRIORITY: f"unnest(CASE WHEN len(priorities) = 0 THEN ['{NONE}'] ELSE priorities END)",
}

WHOLE = """SELECT id, "on", function, activity, payer, priorities, groups, pence_kind, recorded_by, 1 AS n,
    coalesce(people, 0) AS people, coalesce(minutes, 0) AS minutes, coalesce(pence, 0) AS pence
FROM entries WHERE {period}"""

#: equal shares that add up: what cannot be split goes one each to the first groups (rules.share)
_SHARE = "(sign({0}) * (abs({0}) // n + (i <= abs({0}) % n)::INT))::BIGINT"

SHARED = f"""SELECT id, "on", function, activity, payer, priorities, pence_kind, recorded_by, people, organisation, n,
    {_SHARE.format("minutes")} AS minutes, {_SHARE.format("pence")} AS pence,
    CASE WHEN organisation IS NULL THEN '{NONE}' WHEN band = '' THEN '{NOT_KNOWN}' ELSE band END AS band,
    CASE WHEN ward IS NULL THEN '{NOT_KNOWN}' WHEN near THEN ward ELSE '{OUTSIDE}' END AS ward,
    coalesce(fifth::VARCHAR, '{NOT_KNOWN}') AS fifth
FROM (
    SELECT *, part.organisation, part.band, coalesce(nullif(own_area, ''), part.area, '') AS place
    FROM (
        SELECT * EXCLUDE (area, groups, minutes, people, pence), area AS own_area, greatest(len(groups), 1) AS n,
            coalesce(minutes, 0)::BIGINT AS minutes, coalesce(people, 0) AS people, coalesce(pence, 0) AS pence,
            unnest(CASE WHEN len(groups) = 0 THEN [NULL] ELSE groups END) AS part,
            unnest(range(1, greatest(len(groups), 1) + 1)) AS i
        FROM entries WHERE {{period}}
    )
)
LEFT JOIN wards ON wards.area = place AND "on" BETWEEN starts AND ends
LEFT JOIN fifths ON fifths.area = place"""

_MONEY = ", ".join(
    f"coalesce(sum(pence) FILTER (pence_kind = '{kind.value}'), 0)::BIGINT AS {kind.value}" for kind in MONEY
)
_SUMS = f"""count(*) AS entries, coalesce(sum(minutes), 0)::BIGINT AS minutes,
    coalesce(sum(people), 0)::BIGINT AS people, {_MONEY}"""


def shared(question: Question) -> bool:
    """Whether a question is answered from each group of an entry, so that minutes and money are shared."""
    return bool(question.dimensions & OF_GROUPS)


def reading(question: Question) -> tuple[str, list[object]]:
    """One row for each key of the dimension, and one whose `cell` is NULL: the total, each entry once."""
    cells, given = _figures(question, KEYS[question.by])
    # The total needs no shares unless only some of an entry's groups are meant.
    total, more = _figures(Question(Dimension.FUNCTION, question.period, question.filters), "NULL::VARCHAR")
    return f"{cells} UNION ALL BY NAME {total}", [*given, *more]


def hands(question: Question) -> tuple[str, list[object]]:
    """Whose time is in each cell, and in the total (`cell` NULL): cell, recorded_by, and how many pieces of work."""
    rows, given = work(question)
    counted = """SELECT cell, recorded_by, count(DISTINCT id) AS pieces
        FROM (SELECT {0} AS cell, recorded_by, id FROM ({1}) WHERE minutes > 0) GROUP BY ALL"""
    both = (counted.format(KEYS[question.by], rows), counted.format("NULL::VARCHAR", rows))
    return f"{both[0]} UNION ALL BY NAME {both[1]}", [*given, *given]


def _figures(question: Question, key: str) -> tuple[str, list[object]]:
    """Figures by a key, and beside them how many groups there are."""
    rows, given = work(question)
    if shared(question):
        sums, groups = _sums_of_parts(), _groups("rows")
        columns = "cell, id, n, people, minutes, pence, pence_kind, organisation"
        held = f"WITH rows AS MATERIALIZED (SELECT {columns} FROM (SELECT *, {key} AS cell FROM ({rows})))"
    else:
        # Read twice, each time only the columns that are needed: quicker than to hold lists of groups in between.
        sums, groups = _sums(f"SELECT {key} AS cell, * FROM ({rows})"), _groups(_named(rows, key))
        held, given = "", given * 2
    statement = f"""SELECT * FROM ({held} SELECT sums.*, coalesce(groups, 0) AS groups FROM ({sums}) sums
        LEFT JOIN ({groups}) counted ON counted.cell IS NOT DISTINCT FROM sums.cell)"""
    return statement, given


def listing(question: Question, key: str | None) -> tuple[str, list[object]]:
    """The entries behind one cell (None: behind the total), whole."""
    filters = question.filters if key is None else (*question.filters, (question.by, key))
    asked = Question(Dimension.FUNCTION, question.period, filters)
    if shared(asked):
        rows, given = work(asked)
        return f"SELECT * FROM entries WHERE id IN (SELECT id FROM ({rows}))", given
    period, dates = _dates(asked)
    conditions, more = _conditions(asked)
    return f"SELECT * FROM entries WHERE {period} AND {conditions}", [*dates, *more]


def work(question: Question) -> tuple[str, list[object]]:
    """The rows that a question is about, and their parameters: one an entry, or one a group of an entry."""
    base = SHARED if shared(question) else WHOLE
    period, dates = _dates(question)
    conditions, more = _conditions(question)
    return f"SELECT * FROM ({base.format(period=period)}) WHERE {conditions}", [*dates, *more]


def _conditions(question: Question) -> tuple[str, list[object]]:
    conditions, given = ["true"], []
    for dimension, key in question.filters:
        condition, more = _holds(dimension, key)
        conditions.append(condition)
        given += more
    return " AND ".join(conditions), given


def _dates(question: Question) -> tuple[str, list[object]]:
    if question.period is None:
        return "true", []
    return '"on" BETWEEN ? AND ?', [question.period.start, question.period.end]


def _holds(dimension: Dimension, key: str) -> tuple[str, list[object]]:
    if dimension is not Dimension.PRIORITY:
        return f"{KEYS[dimension]} = ?", [key]
    return ("len(priorities) = 0", []) if key == NONE else ("list_contains(priorities, ?)", [key])


def _sums(rows: str) -> str:
    """Figures by cell."""
    return f"SELECT cell, {_SUMS} FROM ({rows}) GROUP BY cell"


def _sums_of_parts() -> str:
    """Figures by cell from parts. The parts of an entry that stand in one cell are brought together: it counts once."""
    columns = "cell, people, minutes, pence, pence_kind"
    several = """SELECT cell, any_value(people) AS people, sum(minutes) AS minutes, sum(pence) AS pence,
        any_value(pence_kind) AS pence_kind FROM rows WHERE n > 1 GROUP BY cell, id"""
    return _sums(f"SELECT {columns} FROM rows WHERE n = 1 UNION ALL SELECT {columns} FROM ({several})")


def _named(rows: str, key: str) -> str:
    """Each group of each entry by cell."""
    return f"(SELECT {key} AS cell, organisation FROM (SELECT *, unnest(groups).organisation AS organisation FROM ({rows})))"


def _groups(rows: str) -> str:
    """How many groups by cell: distinct, and merged ones once."""
    distinct = f"""SELECT DISTINCT cell, coalesce(kept, organisation) AS organisation
        FROM {rows} LEFT JOIN kept ON gone = organisation"""
    return f"SELECT cell, count(organisation) AS groups FROM ({distinct}) GROUP BY cell"
