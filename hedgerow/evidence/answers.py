"""Running a reading's statements on a connection that holds what they read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields

import duckdb

from hedgerow.evidence import statements
from hedgerow.evidence.types import Answer, Figures, Question, Reading

_SUMMED = [field.name for field in fields(Figures) if field.name != "groups"]


def answer(con: duckdb.DuckDBPyConnection, question: Question) -> Answer:
    """The figures of a question and whose time they hold, from the relations that `statements` names."""
    con.execute(*statements.sums(question))
    columns = [column[0] for column in con.description or ()]
    sums: dict[str | None, Counter[str]] = defaultdict(Counter)
    hands: dict[str | None, Counter[int | None]] = defaultdict(Counter)
    for row in con.fetchall():
        named = dict(zip(columns, row, strict=True))
        for cell in {named["cell"], None} if statements.adds_up(question) else {named["cell"]}:
            sums[cell].update({name: int(named[name]) for name in _SUMMED})
            if named["pieces"]:
                hands[cell][named["recorded_by"]] += named["pieces"]
    groups = dict(con.execute(*statements.groups(question)).fetchall())
    found = {cell: Figures(**figures, groups=groups.get(cell, 0)) for cell, figures in sums.items()}
    total = found.pop(None, Figures())
    reading = Reading({key: one for key, one in found.items() if key is not None}, total)
    return Answer(reading, {cell: dict(users) for cell, users in hands.items()})
