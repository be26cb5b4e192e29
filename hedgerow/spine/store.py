"""The only way in which anything else reads the spine.

    spine = open_spine(data_dir / "spine")
    spine.rows("SELECT name FROM areas WHERE code = ?", "E08000009")

Opening costs the reading of one short file once the build is open; it follows the pointer, so the next call after a
swap reads the new build. One `Spine` may be shared by threads.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from hedgerow.spine import manifest as manifests
from hedgerow.spine import publish
from hedgerow.spine.manifest import Manifest

MEMORY = "512MB"


class SpineMissing(Exception):
    """There is no spine to read yet. `str()` is a sentence that says what to do."""


@dataclass(eq=False)
class Spine:
    """One build, open to read. `version` serves as cache key and ETag; `folder` holds one Parquet file a table."""

    folder: Path
    manifest: Manifest
    _con: duckdb.DuckDBPyConnection
    _held: publish.Hold
    _mine: threading.local = field(default_factory=threading.local)

    @property
    def version(self) -> str:
        return self.manifest.version

    def has(self, table: str) -> bool:
        return table in self.manifest.tables

    def rows(self, sql: str, *parameters: object) -> list[dict[str, Any]]:
        """What a SELECT over the tables gives, one dict a row. `?` takes the parameters in turn.

        Raises duckdb.CatalogException for a table this build does not have (ask `has` first), and ValueError for
        anything but one SELECT.
        """
        cursor = self._cursor()
        statements = cursor.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise ValueError("only one SELECT reads the spine")
        cursor.execute(statements[0], list(parameters) or None)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def value(self, sql: str, *parameters: object) -> Any:
        """The first column of the first row, or None."""
        found = self.rows(sql, *parameters)
        return next(iter(found[0].values())) if found else None

    def path(self, table: str) -> Path:
        """The Parquet file of a table, for bulk readers."""
        return self.folder / f"{table}.parquet"

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._mine, "cursor"):
            self._mine.cursor = self._con.cursor()
        cursor: duckdb.DuckDBPyConnection = self._mine.cursor
        return cursor


_open: dict[tuple[int, Path], Spine] = {}
_lock = threading.Lock()


def open_spine(spine: Path) -> Spine:
    """The spine that serves now. Raises SpineMissing where none has been built, or what is there is damaged.

    A process that was forked opens its own: a DuckDB connection does not survive a fork.
    """
    version = publish.current(spine)
    if not version:
        raise SpineMissing(f"There is no open data in {spine} yet; run “hedgerow open AREA --from FOLDER” first.")
    key = (os.getpid(), spine.resolve())
    held = _open.get(key)
    if held and held.version == version:
        return held
    with _lock:
        held = _open.get(key)
        if held is None or held.version != version:
            held = _open[key] = open_build(spine / "builds" / version)
        return held


def open_build(folder: Path) -> Spine:
    """Opens one build, whichever serves. Raises SpineMissing where it is not whole."""
    try:
        held = publish.Hold(folder)
        manifest = manifests.read(folder)
        return Spine(folder, manifest, connect(folder, manifest), held)
    except (OSError, ValueError, KeyError, TypeError, duckdb.Error) as error:
        raise SpineMissing(
            f"The open data in {folder} is damaged ({error}); run “hedgerow spine build” again."
        ) from error


def connect(folder: Path, manifest: Manifest) -> duckdb.DuckDBPyConnection:
    """A connection with one view a table, which can read that folder and nothing else, and write nothing."""
    con = duckdb.connect()
    place = str(folder.resolve()).replace("'", "''")
    con.execute(f"SET memory_limit='{MEMORY}'; SET threads=2; SET enable_object_cache=true")
    con.execute(f"SET allowed_directories=['{place}']; SET enable_external_access=false")
    for table in manifest.tables:
        con.execute(f"CREATE VIEW \"{table}\" AS SELECT * FROM read_parquet('{place}/{table}.parquet')")
    con.execute("SET lock_configuration=true")
    return con
