"""Where tables are made: DuckDB in this process, or Spark where there is a cluster. Tables know neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import ibis.expr.types as ir

from hedgerow.spine.errors import InputError
from hedgerow.spine.raw import Reading
from hedgerow.spine.tables.base import Table

ENGINES = ("duckdb", "spark")


class Engine(Protocol):
    """What a build needs of an engine. `raw` and `table` are asked only for what `load` named or `write` wrote."""

    def load(self, readings: Sequence[Reading]) -> frozenset[str]:
        """Makes the raw tables known, those of one name put end to end, with `source` and `source_date`."""

    def raw(self, name: str) -> ir.Table: ...

    def table(self, name: str) -> ir.Table: ...

    def write(self, table: Table, expression: ir.Table) -> int:
        """Writes one table as `<folder>/<name>.parquet`, cast, in order and checked; returns its rows."""

    def close(self) -> None: ...


@contextmanager
def open_engine(name: str, folder: Path) -> Iterator[Engine]:
    """The engine of that name, which writes into `folder`. Raises InputError for a name that is none."""
    if name not in ENGINES:
        raise InputError(f"“{name}” is not an engine; there are {' and '.join(ENGINES)}")
    engine = make(name, folder)
    try:
        yield engine
    finally:
        engine.close()


def make(name: str, folder: Path) -> Engine:
    """Only the engine that is asked for is imported: Spark's library need not be there."""
    if name == "spark":
        from hedgerow.spine.engines.spark import SparkEngine

        return SparkEngine(folder)
    from hedgerow.spine.engines.duckdb import DuckDBEngine

    return DuckDBEngine(folder)
