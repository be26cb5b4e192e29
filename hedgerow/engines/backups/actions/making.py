"""Making a backup while the installation works."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from hedgerow.engines.backups import queries, rules
from hedgerow.engines.backups.actions import databases
from hedgerow.engines.backups.types import Made, Manifest, Member
from hedgerow.kernel import clock

READ_ME = """This is a backup of a Hedgerow installation.

It holds the database (database/), the files that people gave (data/files/), the secret key (data/secret-key) and the list
of erasures, without names (data/erasures.jsonl). manifest.json, at its end, names every file with its SHA-256.

To bring it back, into an empty installation:   hedgerow restore FILE
To see whether it can be relied on:             hedgerow verify-backup FILE
"""


def make(*, into: Path) -> Made:
    """Write a backup into a folder, encrypted where HEDGEROW_BACKUP_KEY is set, and remove those beyond the number kept.

    It has its name only once it is whole and on the disk. Raises OSError where the folder cannot be written to.
    """
    into.mkdir(parents=True, exist_ok=True)
    secret = queries.passphrase()
    path = into / rules.file_name(clock.now(), encrypted=bool(secret))
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            manifest = _write(file, secret)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return Made(str(path), path.stat().st_size, bool(secret), manifest, _prune(into))


def nightly(_today: date) -> str:
    """Each night, where HEDGEROW_BACKUP_DIR names a folder."""
    where = queries.folder()
    if where is None:
        return "HEDGEROW_BACKUP_DIR is not set: no backup is made"
    made = make(into=where)
    return f"{Path(made.path).name}, {made.bytes:,} bytes; {len(made.removed)} old ones removed"


def _prune(into: Path) -> tuple[str, ...]:
    gone = rules.superfluous((path.name for path in into.iterdir()), queries.kept())
    for name in gone:
        (into / name).unlink(missing_ok=True)
    return tuple(gone)


def _write(file: IO[bytes], secret: str) -> Manifest:
    with _sealed(file, secret) as stream, tarfile.open(fileobj=stream, mode="w|gz") as book:
        return _fill(book)


@contextmanager
def _sealed(file: IO[bytes], secret: str) -> Iterator[Any]:
    """The file itself, or what encrypts into it. It is ended only where nothing failed."""
    if not secret:
        yield file
        return
    stream = rules.Sealed(file, secret)
    yield stream
    stream.close()


def _fill(book: tarfile.TarFile) -> Manifest:
    """The database first: what it names among the files is there by then."""
    members: dict[str, Member] = {"README.txt": _put(book, "README.txt", READ_ME.encode())}
    with tempfile.TemporaryDirectory(prefix=queries.AT_WORK, dir=queries.data_dir()) as folder:
        copied = databases.copy(Path(folder))
        for name, path in copied.files.items():
            members[name] = _add(book, name, path)
    for name, path in queries.files():
        if path.exists():
            members[f"data/{name}"] = _add(book, f"data/{name}", path)
    manifest = Manifest(
        made_at=clock.now().isoformat(),
        version=version("hedgerow"),
        database=connection.vendor,
        migrations=tuple(sorted(MigrationRecorder(connection).applied_migrations())),
        tables=copied.tables,
        members=members,
        left_out=queries.left_out(),
        columns=copied.columns,
        sequences=copied.sequences,
    )
    _put(book, "manifest.json", json.dumps(manifest.as_data(), indent=1).encode())
    return manifest


def _put(book: tarfile.TarFile, name: str, data: bytes) -> Member:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = len(data), 0o600, int(clock.now().timestamp())
    book.addfile(info, io.BytesIO(data))
    return Member(len(data), hashlib.sha256(data).hexdigest())


class Hashing:
    """A file that is read once, and hashed as it is. One that grows meanwhile is taken as long as it was at first."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self.file.read(size)
        self.hash.update(data)
        return data


def _add(book: tarfile.TarFile, name: str, path: Path) -> Member:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = os.fstat(file.fileno()).st_size, 0o600, int(path.stat().st_mtime)
        hashing = Hashing(file)
        book.addfile(info, hashing)
    return Member(info.size, hashing.hash.hexdigest())
