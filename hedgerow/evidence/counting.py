"""Counting many indicators on a connection that holds what they read, in three statements for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import duckdb

from hedgerow.evidence import statements_indicators as statements
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.indicators import Counted, Cut, FromRecord, Indicator
from hedgerow.kernel.clock import Period

_GROUPS = {Counted.GROUPS, Counted.NEW_GROUPS}
#: for each period what each indicator came to, by code and then by cell (None: the whole)
Counts = Sequence[Mapping[str, Mapping[str | None, int]]]


def count(
    con: duckdb.DuckDBPyConnection,
    wanted: Sequence[Indicator],
    periods: Sequence[Period],
    cut: Cut,
    by: Dimension | None = None,
) -> Counts:
    """What the indicators that count from the record came to in each period; what is not there is nought."""
    from_record = {one.code: one.how for one in wanted if isinstance(one.how, FromRecord)}
    _prepare(con, from_record, periods)
    found: list[dict[str, dict[str | None, int]]] = [defaultdict(dict) for _ in periods]
    if by is None:
        for one in found:
            one.update({code: {None: 0} for code in from_record})
    asked = [statements.sums(cut, by)] if any(how.count not in _GROUPS for how in from_record.values()) else []
    asked += [statements.groups(cut, by)] if any(how.count in _GROUPS for how in from_record.values()) else []
    for sql, given in asked:
        con.execute(sql, given)
        names = [column[0] for column in con.description or ()]
        for row in con.fetchall():
            told = dict(zip(names, row, strict=True))
            how = from_record[told["code"]]
            if how.count.value in told:
                found[told["place"]][told["code"]][told["cell"]] = int(told[how.count.value])
    return found


def timekeepers(
    con: duckdb.DuckDBPyConnection, timed: Sequence[Indicator], periods: Sequence[Period]
) -> dict[tuple[str, int], dict[int | None, int]]:
    """By indicator and place of the period, how many pieces of work with time in them each user recorded."""
    _prepare(con, {one.code: one.how for one in timed if isinstance(one.how, FromRecord)}, periods)
    found: dict[tuple[str, int], dict[int | None, int]] = defaultdict(dict)
    for code, place, user, pieces in con.execute(statements.timekeepers()).fetchall():
        found[code, place][user] = pieces
    return dict(found)


def _prepare(con: duckdb.DuckDBPyConnection, wanted: Mapping[str, FromRecord], periods: Sequence[Period]) -> None:
    """Which kinds of entries each indicator counts is found out here, so that the statements are the same for all."""
    kinds = con.execute(statements.COMBINATIONS).fetchall()
    rows = [
        (*kind, code, how.select.fifth, how.select.band)
        for kind in kinds
        for code, how in wanted.items()
        if statements.matches(how.select, *kind)
    ]
    con.execute(statements.MATCHED, [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(7)])
    con.execute(
        statements.PERIODS,
        [list(range(len(periods))), [one.start for one in periods], [one.end for one in periods]],
    )
