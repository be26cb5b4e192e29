"""The SQL of a reading, for DuckDB.

It reads these relations of one connection:

    entries     id, on, function, activity, area, minutes, people, pence, pence_kind, payer   (those that count)
    parts       entry, organisation, area, band, position (from 0, in order of organisation), parts (how many)
    priorities  entry, priority
    wards       area, ward, starts, ends      which ward a small area lay in when; a ward lies in itself
    fifths      area, fifth                   1 is the most deprived
    kept        gone, kept                    merged organisations, led to the one that was kept
"""

from __future__ import annotations

from hedgerow.evidence.types import NONE, NOT_KNOWN, OF_GROUPS, OUTSIDE, Dimension, Question

KEYS = {
    Dimension.FUNCTION: "function",
    Dimension.ACTIVITY: "activity",
    Dimension.PAYER: f"coalesce(payer::VARCHAR, '{NONE}')",
    Dimension.MONTH: "strftime(\"on\", '%Y-%m')",
    Dimension.QUARTER: 'year("on") || \' Q\' || quarter("on")',
    Dimension.WARD: "ward",
    Dimension.FIFTH: "fifth",
    Dimension.BAND: "band",
    Dimension.PRIORITY: f"coalesce(priority, '{NONE}')",
}

WHOLE = """SELECT id, "on", function, activity, payer, coalesce(people, 0) AS people, coalesce(minutes, 0) AS minutes,
    coalesce(pence, 0) AS pence, pence_kind FROM entries WHERE {period}"""

#: equal shares that add up: what cannot be split goes one each to the first groups (rules.share)
_SHARE = "sign({0}) * (abs({0}) // n + (i < abs({0}) % n)::INT)"

SHARED = f"""SELECT id, "on", function, activity, payer, people, {_SHARE.format("minutes")} AS minutes,
    {_SHARE.format("pence")} AS pence, pence_kind, organisation, band,
    CASE WHEN ward IS NULL THEN '{NOT_KNOWN}' WHEN near THEN ward ELSE '{OUTSIDE}' END AS ward,
    coalesce(fifth::VARCHAR, '{NOT_KNOWN}') AS fifth
FROM (
    SELECT e.id, e."on", e.function, e.activity, e.payer, coalesce(e.people, 0) AS people, e.pence_kind,
        coalesce(e.minutes, 0)::BIGINT AS minutes, coalesce(e.pence, 0) AS pence, p.organisation,
        CASE WHEN p.organisation IS NULL THEN '{NONE}' WHEN p.band = '' THEN '{NOT_KNOWN}' ELSE p.band END AS band,
        coalesce(p.parts, 1) AS n, coalesce(p.position, 0) AS i,
        coalesce(nullif(e.area, ''), p.area, '') AS place
    FROM entries e LEFT JOIN parts p ON p.entry = e.id WHERE {{period}}
) spread
LEFT JOIN wards w ON w.area = place AND "on" BETWEEN w.starts AND w.ends
LEFT JOIN fifths f ON f.area = place"""

_SUMS = """count(*) AS entries, coalesce(sum(minutes), 0)::BIGINT AS minutes, coalesce(sum(people), 0)::BIGINT AS people,
    coalesce(sum(pence) FILTER (pence_kind = 'applied'), 0)::BIGINT AS applied,
    coalesce(sum(pence) FILTER (pence_kind = 'secured'), 0)::BIGINT AS secured,
    coalesce(sum(pence) FILTER (pence_kind = 'granted'), 0)::BIGINT AS granted,
    coalesce(sum(pence) FILTER (pence_kind = 'saved'), 0)::BIGINT AS saved,
    coalesce(sum(pence) FILTER (pence_kind = 'spent'), 0)::BIGINT AS spent"""


_GROUPS = "count(DISTINCT coalesce(kept, organisation)) AS groups"


def shared(question: Question) -> bool:
    """Whether a question is answered from each group of an entry, so that minutes and money are shared."""
    return bool(question.dimensions & OF_GROUPS)


def reading(question: Question) -> tuple[str, list[object]]:
    """One row for each key of the dimension, and one whose `cell` is NULL: the total, each entry once."""
    rows, given = work(question)
    parts = f"""
    WITH work AS ({rows}),
    cells AS ({_sums(question, KEYS[question.by])}), counted AS ({_groups(question, KEYS[question.by])}),
    everything AS ({_sums(question)}), all_counted AS ({_groups(question)})
    SELECT cells.*, coalesce(groups, 0) AS groups FROM cells LEFT JOIN counted USING (cell)
    UNION ALL SELECT everything.*, coalesce(groups, 0) FROM everything LEFT JOIN all_counted ON true"""
    return parts, given


def listing(question: Question, key: str | None) -> tuple[str, list[object]]:
    """The ids of the entries behind one cell (None: behind the total), newest first."""
    rows, given = work(question)
    if key is not None:
        condition, more = _holds(question.by, key)
        rows, given = f"SELECT * FROM ({rows}) work WHERE {condition}", [*given, *more]
    return f'SELECT DISTINCT id, "on" FROM ({rows}) work ORDER BY "on" DESC, id DESC', given


def work(question: Question) -> tuple[str, list[object]]:
    """The rows that a question is about, and their parameters: one an entry, or one a group of an entry."""
    period, given = _dates(question)
    base = SHARED if shared(question) else WHOLE
    conditions = ["true"]
    for dimension, key in question.filters:
        condition, more = _holds(dimension, key)
        conditions.append(condition)
        given += more
    return f"SELECT * FROM ({base.format(period=period)}) base WHERE {' AND '.join(conditions)}", given


def _dates(question: Question) -> tuple[str, list[object]]:
    if question.period is None:
        return "true", []
    return '"on" BETWEEN ? AND ?', [question.period.start, question.period.end]


def _holds(dimension: Dimension, key: str) -> tuple[str, list[object]]:
    if dimension is not Dimension.PRIORITY:
        return f"{KEYS[dimension]} = ?", [key]
    if key == NONE:
        return "id NOT IN (SELECT entry FROM priorities)", []
    return "id IN (SELECT entry FROM priorities WHERE priority = ?)", [key]


def _sums(question: Question, key: str = "NULL::VARCHAR") -> str:
    """Figures by key, from rows brought to one for each entry in each cell."""
    towards = _towards(question, key)
    if not shared(question):
        return f"SELECT {key} AS cell, {_SUMS} FROM work {towards} GROUP BY cell"
    once = f"""SELECT {key} AS cell, id, any_value(people) AS people, sum(minutes) AS minutes, sum(pence) AS pence,
        any_value(pence_kind) AS pence_kind FROM work {towards} GROUP BY cell, id"""
    return f"SELECT cell, {_SUMS} FROM ({once}) GROUP BY cell"


def _groups(question: Question, key: str = "NULL::VARCHAR") -> str:
    """How many groups by key: distinct, and merged ones once."""
    named = "" if shared(question) else "JOIN parts ON parts.entry = work.id"
    merged = "LEFT JOIN kept ON gone = organisation"
    return f"SELECT {key} AS cell, {_GROUPS} FROM work {_towards(question, key)} {named} {merged} GROUP BY cell"


def _towards(question: Question, key: str) -> str:
    """Work towards several priorities stands in the row of each of them."""
    by_priority = key == KEYS[Dimension.PRIORITY]
    return "LEFT JOIN priorities towards ON towards.entry = work.id" if by_priority else ""
