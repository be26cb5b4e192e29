"""Running a reading's statement on a connection that holds what it reads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields

import duckdb

from hedgerow.evidence import statements
from hedgerow.evidence.types import Figures, Hands, Question, Reading

_NAMES = [field.name for field in fields(Figures)]


def answer(con: duckdb.DuckDBPyConnection, question: Question) -> Reading:
    """The figures of a question, from the relations that `statements` names."""
    sql, given = statements.reading(question)
    con.execute(sql, given)
    columns = [column[0] for column in con.description or ()]
    found: dict[str | None, Figures] = {}
    for row in con.fetchall():
        named = dict(zip(columns, row, strict=True))
        found[named["cell"]] = Figures(**{name: int(named[name]) for name in _NAMES})
    total = found.pop(None, Figures())
    return Reading({key: figures for key, figures in found.items() if key is not None}, total)


def hands(con: duckdb.DuckDBPyConnection, question: Question) -> Hands:
    """Whose time the answer to a question holds."""
    found: dict[str | None, dict[int | None, int]] = defaultdict(dict)
    for cell, user, pieces in con.execute(*statements.hands(question)).fetchall():
        found[cell][user] = pieces
    return dict(found)
