"""Sealing: giving each entry its place in the chain, and copying what is sealed into columns.

One runner at a time: a lock on a file for this machine, and for others the database, which takes each position once.
A kill at any point leaves a copy that is whole; the next run goes on from there.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import duckdb
from django.db import transaction

from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry, Seal
from hedgerow.ledger.queries import columnar
from hedgerow.ledger.queries import copy as copies
from hedgerow.ledger.queries.copy import Copy, Part
from hedgerow.ledger.queries.facts import recorded
from hedgerow.ledger.rules import FIRST_HASH, seal_hash

BATCH = 5_000  # entries sealed in one transaction: a short wait for whoever is recording
PART = 100_000  # rows after which a file of the copy is full
LEFT_OVER = 3600  # seconds after which a file that no manifest names is of nobody's reading


@dataclass(frozen=True)
class Sealed:
    """What a run did: entries sealed and rows copied by it, and the last position of the chain."""

    sealed: int
    copied: int
    position: int


def seal() -> Sealed:
    """Seal every entry that is not, in the order of their ids, and copy what is not yet copied.

    Raises BlockingIOError where another run is at it on this machine.
    """
    with _alone():
        count = sum(_seal_unsealed())
        before, after = copies.trusted(), _copied(copies.trusted())
        _clear_left_over(after)
        return Sealed(count, after.last - before.last, after.last)


@contextmanager
def _alone() -> Iterator[None]:
    copies.folder().mkdir(parents=True, exist_ok=True)
    with (copies.folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _seal_unsealed() -> Iterator[int]:
    """Seal in batches. Every unsealed entry is looked for, however old: this is what a late one is caught by."""
    unsealed = Entry.objects.filter(seal__isnull=True).order_by("id").values_list("pk", "hash")
    batch = list(unsealed[:BATCH])
    while batch:
        with transaction.atomic():
            last = Seal.objects.order_by("-position").first()
            Seal.objects.bulk_create(_chain(last, batch), batch_size=500)
        yield len(batch)
        batch = list(unsealed.filter(pk__gt=batch[-1][0])[:BATCH])


def _chain(last: Seal | None, entries: list[tuple[UUID, str]]) -> list[Seal]:
    position, previous = (last.position, last.hash) if last else (0, FIRST_HASH)
    now, seals = clock.now(), []
    for place, (pk, hashed) in enumerate(entries, start=position + 1):
        following = seal_hash(previous, hashed)
        seals.append(Seal(position=place, entry_id=pk, previous=previous, hash=following, sealed_at=now))
        previous = following
    return seals


def _copied(copy: Copy) -> Copy:
    """The copy carried on to the last seal, one part after another."""
    end = Seal.objects.order_by("-position").values_list("position", flat=True).first() or 0
    while copy.last < end:
        first = copy.parts[-1].first if copy.parts and _room(copy.parts[-1]) else copy.last + 1
        copy = _with_part(copy, first, min(end, first + PART - 1))
        _publish(copy)
    if not copy.parts and copies.stored().parts:
        _publish(copy)
    return copy


def _room(part: Part) -> bool:
    return part.last - part.first + 1 < PART


def _with_part(copy: Copy, first: int, last: int) -> Copy:
    """A new part from `first` to `last`; it takes the place of the last part where that had room."""
    kept = tuple(part for part in copy.parts if part.last < first)
    old = copy.paths[-1] if len(kept) < len(copy.parts) else ""
    path = copy.folder / f"entries-{first:012}-{last:012}.parquet"
    beside = path.with_suffix(".beside")
    _write_rows(beside, old, copy.last, last)
    _settle(beside, path)
    hashed = Seal.objects.filter(position=last).values_list("hash", flat=True)[0]
    return replace(copy, parts=(*kept, Part(path.name, first, last, hashed, _sha256(path))))


def _write_rows(path: Path, old: str, after: int, last: int) -> None:
    """Write a Parquet file: the rows of the part that had room, if any, then those of the positions after it."""
    with duckdb.connect() as connection:
        for number, start in enumerate(range(after + 1, last + 1, 20_000)):
            end = min(last, start + 19_999)
            rows = columnar.table(recorded(Entry.objects.filter(seal__position__range=(start, end))))
            connection.register("rows", rows)
            verb = "insert into new" if number else "create table new as"
            connection.execute(f"{verb} select {columnar.AS_IDS} from rows")  # noqa: S608
        before = f"select * from read_parquet('{_quoted(old)}') union all by name " if old else ""  # noqa: S608
        connection.execute(
            f"copy ({before}select * from new order by position) to '{_quoted(str(path))}' "  # noqa: S608
            "(format parquet, compression zstd, row_group_size 50000)"
        )


def _publish(copy: Copy) -> None:
    beside = copy.folder / f"{copies.MANIFEST}.beside"
    beside.write_text(copy.text())
    _settle(beside, copy.folder / copies.MANIFEST)


def _settle(beside: Path, path: Path) -> None:
    """Bring a file written beside into its place, on the disk for good."""
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(beside, path)  # noqa: PTH105
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_left_over(copy: Copy) -> None:
    """Remove files that the manifest does not name, once nobody can still be reading them."""
    named = {part.file for part in copy.parts}
    for path in copy.folder.glob("entries-*"):
        if path.name not in named and path.stat().st_mtime < time.time() - LEFT_OVER:
            path.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _quoted(text: str) -> str:
    return text.replace("'", "''")
