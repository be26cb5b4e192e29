"""Builds the spine from a folder: what sources recognise is read, tables are made of it, and the whole is swapped in.

Sources and tables are whatever lies in `sources/` and `tables/`. When the tables are written, `search.write_index`
makes the search index beside them, inside the same build.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from hedgerow.spine import publish, raw, store
from hedgerow.spine import tables as tables_package
from hedgerow.spine.engines import Engine, open_engine
from hedgerow.spine.errors import InputError
from hedgerow.spine.manifest import Manifest
from hedgerow.spine.raw import Reading
from hedgerow.spine.reading.found import look
from hedgerow.spine.tables.base import Table

# Part of what decides whether a build may be reused: raise it when the shape of a build on disk changes.
SHAPE = 1
# A need that begins so is a table of the build that serves.
BEFORE = "before:"


@dataclass(frozen=True)
class Built:
    """What a build came to. `reused` where the same files had been built before, so that nothing was done."""

    manifest: Manifest
    reused: bool
    seconds: float


def quietly(_: str) -> None:
    """No progress."""


def build(
    *,
    data: Path,
    spine: Path,
    include_samples: bool = False,
    engine: str = "duckdb",
    progress: Callable[[str], None] = quietly,
) -> Built:
    """Builds the spine at `spine` from the folder `data` and makes it the one that serves.

    Raises InputError when the folder or a file in it cannot be used, publish.BuildRunning when another build is under
    way; in both cases, and whenever this process is killed, the spine stays as it was.
    """
    begun = datetime.now(UTC)
    with publish.only_build(spine):
        found = list(look(data, include_samples=include_samples))
        readings = raw.read_all(found, spine / "raw", progress)
        if not readings:
            raise InputError("nothing in this folder is a data set that Hedgerow knows", file=str(data))
        fingerprint = fingerprint_of(readings, engine)
        serving = serving_same(spine, fingerprint)
        manifest = serving or write_and_publish(spine, readings, engine, fingerprint, progress)
        raw.forget_others(spine / "raw", readings)
    return Built(manifest, serving is not None, (datetime.now(UTC) - begun).total_seconds())


def fingerprint_of(readings: Sequence[Reading], engine: str) -> str:
    """What makes two builds the same: the files, the code that read them, and the engine."""
    parts = [f"{SHAPE} {engine}", *(f"{one.source.name} {one.info.sha256}" for one in readings)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def serving_same(spine: Path, fingerprint: str) -> Manifest | None:
    """The manifest of the spine that serves, if it was built of the same things and is whole."""
    try:
        held = store.open_spine(spine)
    except store.SpineMissing:
        return None
    whole = all(held.path(table).is_file() for table in held.manifest.tables)
    return held.manifest if whole and held.manifest.fingerprint == fingerprint else None


def write_and_publish(
    spine: Path, readings: Sequence[Reading], engine: str, fingerprint: str, progress: Callable[[str], None]
) -> Manifest:
    with publish.draft(spine) as folder:
        with open_engine(engine, folder) as at_work:
            rows = write_tables(at_work, readings, progress, before=spine / "builds" / publish.current(spine))
        write_index(folder, progress)
        now = datetime.now(UTC)
        manifest = Manifest(
            version=f"{now:%Y%m%dT%H%M%S%f}-{fingerprint[:8]}",
            built_at=now,
            sources=tuple(one.info for one in readings),
            tables=rows,
            fingerprint=fingerprint,
            hashes={name: raw.file_hash(path, path.stat().st_mtime_ns) for name, path in parquet_of(folder, rows)},
        )
        publish.publish(spine, folder, manifest)
    return manifest


def parquet_of(folder: Path, tables: Mapping[str, int]) -> list[tuple[str, Path]]:
    return [(name, folder / f"{name}.parquet") for name in tables]


def write_tables(
    engine: Engine, readings: Sequence[Reading], progress: Callable[[str], None], *, before: Path | None = None
) -> dict[str, int]:
    """Writes every table that its needs allow, each after those it needs. Returns rows by table.

    A need `before:tags` is the table `tags` of the build in the folder `before`, where that has one.
    """
    raws = engine.load(readings)
    rows: dict[str, int] = {}
    for table in in_order(all_tables()):
        given = {
            need: engine.table(need) if need in rows and need != table.name else engine.raw(need)
            for need in table.needs
            if need in raws or (need in rows and need != table.name)
        }
        expression = table.build(given | held_before(table, given, before)) if given else None
        if expression is not None:
            progress(f"Making the table {table.name}")
            rows[table.name] = engine.write(table, expression)
    return rows


def held_before(table: Table, given: Mapping[str, ir.Table], before: Path | None) -> dict[str, ir.Table]:
    """What a table asks to see of the build that serves, so that it need not make again what has not changed."""
    backend: Any = next(iter(given.values())).get_backend()
    asked = {need: need.removeprefix(BEFORE) for need in table.needs if need.startswith(BEFORE)}
    paths = {need: before / f"{name}.parquet" for need, name in asked.items()} if before else {}
    return {need: backend.read_parquet(path) for need, path in paths.items() if path.is_file()}


def all_tables() -> tuple[Table, ...]:
    """Every table in `tables/`, in the order of names. There is no other list."""
    names = sorted(module.name for module in pkgutil.iter_modules(tables_package.__path__))
    modules = (importlib.import_module(f"{tables_package.__name__}.{name}") for name in names)
    return tuple(module.TABLE for module in modules if hasattr(module, "TABLE"))


def in_order(tables: Sequence[Table]) -> list[Table]:
    """Each table after the tables it needs. A need that bears the table's own name is a raw table."""
    by_name = {table.name: table for table in tables}
    needs = {
        name: {need for need in table.needs if need in by_name and need != name} for name, table in by_name.items()
    }
    return [by_name[name] for name in TopologicalSorter(needs).static_order()]


def write_index(folder: Path, progress: Callable[[str], None]) -> None:
    """The search index, where there is a register to search."""
    if (folder / "register.parquet").is_file():
        progress("Making the search index")
        search = importlib.import_module("hedgerow.spine.search")
        search.write_index(folder)
