"""A consistent copy of the database while others write to it, and that copy brought back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = "database/hedgerow.sqlite3"
BYTES = 1 << 20


@dataclass(frozen=True)
class Copied:
    """A copy of the database: its files by their names in a backup, rows by table, and what PostgreSQL needs besides."""

    files: Mapping[str, Path]
    tables: Mapping[str, int]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sequences: Mapping[str, int] = field(default_factory=dict)


def copy(into: Path) -> Copied:
    """Copy the whole database as it is at one moment, into a folder. Nobody waits for it, and nobody is waited for."""
    return _copy_sqlite(into) if connection.vendor == "sqlite" else _copy_postgresql(into)


def _copy_sqlite(into: Path) -> Copied:
    """SQLite's own online backup: all pages in one read transaction."""
    path = into / "hedgerow.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        found = target.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        )
        tables = {name: target.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in sorted(found)}  # noqa: S608
    return Copied({SQLITE: path}, tables)


def _copy_postgresql(into: Path) -> Copied:
    """Every table by COPY, all read in one repeatable-read transaction: no client program is needed."""
    files: dict[str, Path] = {}
    tables: dict[str, int] = {}
    with _reading() as cursor:
        columns = {table: _columns(cursor, table) for table in _tables(cursor)}
        for table, names in columns.items():
            path = files[f"database/{table}.copy"] = into / f"{table}.copy"
            with path.open("wb") as file, cursor.copy(f"COPY {_quoted(table)} ({_list(names)}) TO STDOUT") as rows:
                for block in rows:
                    file.write(block)
            tables[table] = max(0, cursor.rowcount)
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()")
        sequences = {name: last for name, last in cursor.fetchall() if last is not None}
    return Copied(files, tables, columns, sequences)


@contextmanager
def _reading() -> Iterator[Any]:
    """A connection of its own, in a transaction that sees one moment and changes nothing."""
    raw = connection.get_new_connection(connection.get_connection_params())
    try:
        raw.autocommit = False
        with raw.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
    finally:
        raw.close()


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
    return [name for (name,) in cursor.fetchall()]


def _columns(cursor: Any, table: str) -> tuple[str, ...]:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return tuple(name for (name,) in cursor.fetchall())


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


@transaction.atomic
def fill_postgresql(folder: Path, columns: Mapping[str, tuple[str, ...]], sequences: Mapping[str, int]) -> None:
    """Put a copy into tables that are of the same version: everything that is in them goes first. All of it or none."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {_list(tuple(columns))} CASCADE")
        for table, names in columns.items():
            _fill(cursor, folder / f"{table}.copy", f"COPY {_quoted(table)} ({_list(tuple(names))}) FROM STDIN")
        for name, last in sequences.items():
            cursor.execute("SELECT setval(%s::regclass, %s)", [_quoted(name), last])


def _fill(cursor: Any, path: Path, statement: str) -> None:
    with path.open("rb") as file, cursor.copy(statement) as rows:
        while block := file.read(BYTES):
            rows.write(block)


def count_rows(using: BaseDatabaseWrapper, tables: Mapping[str, int]) -> dict[str, int]:
    """Rows by table, as they are now."""
    with using.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {_quoted(table)}")  # noqa: S608 - names from the catalogue of tables
            found[table] = cursor.fetchone()[0]
    return found
