"""The same tables made by Apache Spark, for whoever has a cluster: `pip install hedgerow[spark]`, and Java.

Where SPARK_MASTER names a cluster, that is used; else all cores of this machine. The search
index and the look-ups that are settled in Python (names matched, tags found) are made where Hedgerow runs, as with DuckDB.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from hedgerow.spine.engines.shape import shaped
from hedgerow.spine.errors import InputError
from hedgerow.spine.raw import Reading
from hedgerow.spine.sources.base import Raw
from hedgerow.spine.tables.base import Table

RAW = "raw_"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "3g",
}
# Without a cluster nothing need be reached from elsewhere.
ALONE = {"spark.master": "local[*]", "spark.driver.host": "localhost", "spark.driver.bindAddress": "127.0.0.1"}


class SparkEngine:
    """Writes into `folder`, which every worker of the cluster must see."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = session()
        self.backend: Any = ibis.pyspark.connect(self.session)

    def close(self) -> None:
        self.session.stop()

    def load(self, readings: Sequence[Reading]) -> frozenset[str]:
        parts: dict[str, list[Any]] = {}
        for reading in readings:
            for raw in reading.raws:
                parts.setdefault(raw.name, []).append(self.sourced(raw, reading.source.name))
        for name, frames in parts.items():
            together = reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), frames)
            together.createOrReplaceTempView(RAW + name)
        return frozenset(parts)

    def sourced(self, raw: Raw, source: str) -> Any:
        """A raw table with its source and date, unless it carries its own for each row."""
        frame = self.session.read.parquet(str(raw.path))
        day = f"DATE '{raw.date.isoformat()}'" if raw.date else "CAST(NULL AS DATE)"
        added = {"source": f"'{source}'", "source_date": day}
        return frame.selectExpr(
            "*", *(f"{value} AS {name}" for name, value in added.items() if name not in frame.columns)
        )

    def raw(self, name: str) -> ir.Table:
        return self.backend.table(RAW + name)

    def table(self, name: str) -> ir.Table:
        return self.backend.table(name)

    def write(self, table: Table, expression: ir.Table) -> int:
        """Spark writes a folder of parts; in order and in one part, that is the one file that readers expect."""
        parts, target = self.folder / f".{table.name}.parts", self.folder / f"{table.name}.parquet"
        frame = self.session.sql(ibis.to_sql(shaped(table, expression), dialect="pyspark"))
        frame.coalesce(1).write.parquet(str(parts))
        next(parts.glob("part-*.parquet")).rename(target)
        shutil.rmtree(parts)
        written = self.session.read.parquet(str(target))
        written.createOrReplaceTempView(table.name)
        rows = int(written.count())
        if table.key:
            distinct = int(written.select(*table.key).distinct().count())
            if distinct != rows:
                key = ", ".join(table.key)
                raise InputError(f"{rows - distinct:,} rows have the {key} of another row", file=f"table {table.name}")
        return rows


def session() -> Any:
    """A Spark session. Raises InputError, saying what is missing, where there is no pyspark or no Java."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError("the engine spark needs the extra: pip install hedgerow[spark]") from error
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise InputError("the engine spark needs Java, which is not on this machine")
    builder = SparkSession.builder.appName("hedgerow")
    master = os.environ.get("SPARK_MASTER")
    for name, value in (SETTINGS | ({"spark.master": master} if master else ALONE)).items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made
