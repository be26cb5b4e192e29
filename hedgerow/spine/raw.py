"""Reads what a folder holds with the sources that recognise it, once for each state of the files."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from hedgerow.spine import sources as sources_package
from hedgerow.spine.manifest import SourceInfo
from hedgerow.spine.reading.found import Found
from hedgerow.spine.sources.base import Raw, Source

SPINE_CODE = Path(__file__).parent
NOTE = "raw.json"
# Sources read at a time: while one waits for its Python, DuckDB or PROJ work for the other without it.
AT_A_TIME = 2


@dataclass(frozen=True)
class Reading:
    """What one source gave: its raw tables, and what the manifest says of it."""

    source: Source
    raws: tuple[Raw, ...]
    info: SourceInfo


def all_sources() -> tuple[Source, ...]:
    """Every source in `sources/`, in the order of names. There is no other list."""
    names = sorted(module.name for module in pkgutil.iter_modules(sources_package.__path__))
    modules = (importlib.import_module(f"{sources_package.__name__}.{name}") for name in names)
    return tuple(module.SOURCE for module in modules if hasattr(module, "SOURCE"))


def recognised(found: Sequence[Found]) -> Iterator[tuple[Source, list[Found]]]:
    """Each source with the files that are its own; sources that have none are left out."""
    for source in all_sources():
        if own := [one for one in found if source.recognise(one)]:
            yield source, own


def read_all(found: Sequence[Found], cache: Path, progress: Callable[[str], None]) -> list[Reading]:
    """Reads with every source that recognises something. Raises InputError for the first file that cannot be used."""
    given = list(recognised(found))
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        # The largest first, so that none of them is left to be read alone at the end.
        waiting = {
            source.name: pool.submit(read_source, source, own, cache, progress)
            for source, own in sorted(given, key=lambda each: -size_of(each[1]))
        }
        try:
            return [waiting[source.name].result() for source, _own in given]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def size_of(found: Sequence[Found]) -> int:
    """Bytes of the files that these are, or are in."""
    return sum(path.stat().st_size for path in {one.path for one in found})


def read_source(source: Source, found: Sequence[Found], cache: Path, progress: Callable[[str], None]) -> Reading:
    """The raw tables of one source: those kept from last time if its files and the code are the same, else read."""
    key = key_of(source, found)
    folder = cache / source.name / key
    if not (folder / NOTE).is_file():
        progress(f"Reading {source.title}")
        read_beside(source, found, folder)
    else:
        progress(f"Already read: {source.title}")
    raws = kept(folder)
    return Reading(source, raws, info_of(source, found, raws, key))


def read_beside(source: Source, found: Sequence[Found], folder: Path) -> None:
    """Reads into a folder beside, checked, and renames it when whole: a killed reading leaves nothing that counts."""
    beside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        raws = source.read(found, beside)
        for raw in raws:
            check_impersonal(source, raw)
        (beside / NOTE).write_text(json.dumps([noted(raw) for raw in raws]), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_impersonal(source: Source, raw: Raw) -> None:
    """Refuses a raw table that still has a column its source calls personal: a bug, so an assertion."""
    held = {name.casefold() for name in pq.read_schema(raw.path).names}
    left = held & {name.casefold() for name in source.personal}
    assert not left, f"{source.name} wrote personal columns: {', '.join(sorted(left))}"


def noted(raw: Raw) -> dict[str, object]:
    day = raw.date.isoformat() if raw.date else None
    return {"name": raw.name, "file": raw.path.name, "rows": raw.rows, "date": day}


def kept(folder: Path) -> tuple[Raw, ...]:
    notes = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    return tuple(
        Raw(one["name"], folder / one["file"], one["rows"], date.fromisoformat(one["date"]) if one["date"] else None)
        for one in notes
    )


def info_of(source: Source, found: Sequence[Found], raws: Sequence[Raw], key: str) -> SourceInfo:
    counts: dict[str, int] = {}
    for raw in raws:
        counts[raw.name] = counts.get(raw.name, 0) + raw.rows
    return SourceInfo(
        name=source.name,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        licence_url=source.licence_url,
        address=source.address,
        date=max((raw.date for raw in raws if raw.date), default=None),
        rows=sum(raw.rows for raw in raws),
        sha256=key,
        files=tuple(sorted({one.path.name for one in found})),
        raw=counts,
        cadence_days=source.cadence_days,
        sample=any(one.sample for one in found),
    )


def key_of(source: Source, found: Sequence[Found]) -> str:
    """The fingerprint of a source's files and of the code that reads them."""
    digest = hashlib.sha256(f"{source.name} {code_hash()}".encode())
    for one in sorted(found, key=lambda each: each.label):
        digest.update(f"{one.label} {file_hash(one.path, one.path.stat().st_mtime_ns)}".encode())
    return digest.hexdigest()


@cache
def file_hash(path: Path, changed: int) -> str:
    """SHA-256 of a file; `changed` (its time stamp) makes a changed file be read again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def code_hash() -> str:
    """SHA-256 of the spine's own code: what was read by other code is not trusted to be the same."""
    digest = hashlib.sha256()
    for path in sorted(SPINE_CODE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def forget_others(cache: Path, readings: Sequence[Reading]) -> None:
    """Removes what was kept of earlier states of the files: the folder stays as large as the data."""
    wanted = {(reading.source.name, reading.info.sha256) for reading in readings}
    for folder in cache.glob("*/*"):
        if (folder.parent.name, folder.name) not in wanted:
            shutil.rmtree(folder, ignore_errors=True)
