"""Columns of a Parquet file of text that must hold dates or money: checked in bulk, told by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from hedgerow.spine.reading.bulk import quoted
from hedgerow.spine.reading.values import MOST_POUNDS, Place, read_date, read_pence

HEADER_LINES = 1


def check(path: Path, label: str, *, dates: Sequence[str] = (), money: Sequence[str] = ()) -> None:
    """Raises InputError, naming file, row and column, for the first value that is no date, or no sum of pounds.

    A row's number is its line in the published file, where each row has one line and the header is the first.
    """
    tests = {name: f"try_cast({name} AS TIMESTAMP) IS NULL" for name in dates}
    tests |= {name: f"coalesce(abs(try_cast({name} AS DOUBLE)) >= {MOST_POUNDS}, true)" for name in money}
    if not tests:
        return
    wrong = first_wrong(path, tests)
    for name, (row, text) in wrong.items():
        place = Place(label, row, name)
        if name in dates:
            read_date(text, place)
        else:
            read_pence(text, place)


def first_wrong(path: Path, tests: dict[str, str]) -> dict[str, tuple[int, str]]:
    """For each column that has wrong values, the first one and its row."""
    held = f"read_parquet({quoted(str(path))}, file_row_number=true)"
    asked = ", ".join(f"coalesce(bool_or({name} IS NOT NULL AND ({test})), false)" for name, test in tests.items())
    wrong = {}
    with duckdb.connect() as con:
        # One reading for all columns; which row it was is asked only where something is wrong.
        seen = con.execute(f"SELECT {asked} FROM {held}").fetchone() or ()
        for name in (name for name, is_wrong in zip(tests, seen, strict=True) if is_wrong):
            where = f"WHERE {name} IS NOT NULL AND ({tests[name]}) ORDER BY file_row_number LIMIT 1"
            row, text = con.execute(f"SELECT file_row_number, {name} FROM {held} {where}").fetchone() or (0, "")
            wrong[name] = (int(row) + HEADER_LINES + 1, str(text))
    return wrong
