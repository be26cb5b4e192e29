"""What every table must say of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir


@dataclass(frozen=True)
class Column:
    """A column: its name, its Ibis type and what it means, in a sentence that reaches the documentation."""

    name: str
    type: str
    meaning: str


SOURCE_COLUMNS = (
    Column("source", "string", "The data set this row comes from: a name in the manifest, with its licence."),
    Column("source_date", "date", "The day that the data set describes; empty where its publisher does not say."),
)


@dataclass(frozen=True)
class Table:
    """A table of the spine: `build` makes it from the raw and built tables named in `needs` (absent ones are left out).

    The result is cast to `columns` and, unless `sourced` is false, `source` and `source_date`, which every raw table
    carries. Rows are written in the order of `order` (else of `key`), so that a look-up by the first of these columns
    reads little; `key` is checked to be unique. `build` returns None where what it was given does not suffice: then
    the table is absent, which readers ask with `spine.has(name)`. A table with no `needs` present is not asked.
    """

    name: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]
    build: Callable[[Mapping[str, ir.Table]], ir.Table | None]
    key: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    title: str = ""
    sourced: bool = True

    @property
    def written(self) -> tuple[Column, ...]:
        """All columns as they are on disk."""
        return (*self.columns, *SOURCE_COLUMNS) if self.sourced else self.columns
