"""Tables made by DuckDB in this process: the default."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow.parquet as pq
from ibis.backends.duckdb import Backend

from hedgerow.spine.engines.shape import shaped
from hedgerow.spine.errors import InputError
from hedgerow.spine.raw import Reading
from hedgerow.spine.reading.bulk import PARQUET, quoted
from hedgerow.spine.sources.base import Raw
from hedgerow.spine.tables.base import Table

MEMORY = "1800MB"
RAW = "raw:"


class DuckDBEngine:
    """Writes into `folder`; what does not fit in memory spills beside, and is gone at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spill = folder / "spill"
        self.backend: Backend = ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(self.spill))

    def close(self) -> None:
        self.backend.disconnect()
        shutil.rmtree(self.spill, ignore_errors=True)

    def load(self, readings: Sequence[Reading]) -> frozenset[str]:
        parts: dict[str, list[str]] = {}
        for reading in readings:
            for raw in reading.raws:
                parts.setdefault(raw.name, []).append(sourced(raw, reading.source.name))
        for name, selects in parts.items():
            self.view(RAW + name, " UNION ALL BY NAME ".join(selects))
        return frozenset(parts)

    def raw(self, name: str) -> ir.Table:
        return self.backend.table(RAW + name)

    def table(self, name: str) -> ir.Table:
        return self.backend.table(name)

    def view(self, name: str, sql: str) -> None:
        self.backend.raw_sql(f'CREATE OR REPLACE VIEW "{name}" AS {sql}')

    def write(self, table: Table, expression: ir.Table) -> int:
        target = self.folder / f"{table.name}.parquet"
        select = ibis.to_sql(shaped(table, expression), dialect="duckdb")
        done = self.backend.raw_sql(f"COPY ({select}) TO {quoted(str(target))} ({PARQUET})")
        rows = int((done.fetchone() or (0,))[0])
        self.view(table.name, f"SELECT * FROM read_parquet({quoted(str(target))})")
        self.check_key(table, rows)
        return rows

    def check_key(self, table: Table, rows: int) -> None:
        """Raises InputError where two rows have one key: a publisher's file that holds something twice."""
        if not table.key:
            return
        key = ", ".join(f'"{name}"' for name in table.key)
        found = self.backend.raw_sql(f'SELECT count(*) FROM (SELECT DISTINCT {key} FROM "{table.name}")').fetchone()
        distinct = int((found or (0,))[0])
        if distinct != rows:
            raise InputError(f"{rows - distinct:,} rows have the {key} of another row", file=f"table {table.name}")


def sourced(raw: Raw, source: str) -> str:
    """A raw table with its source and date, unless it carries its own for each row."""
    day = f"DATE {quoted(raw.date.isoformat())}" if raw.date else "NULL::DATE"
    held = set(pq.read_schema(raw.path).names)
    added = {"source": quoted(source), "source_date": day}
    extra = "".join(f", {value} AS {name}" for name, value in added.items() if name not in held)
    return f"SELECT *{extra} FROM read_parquet({quoted(str(raw.path))})"
