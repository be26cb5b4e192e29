"""Bringing a backup back."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from hedgerow.engines.backups import queries, rules
from hedgerow.engines.backups.actions import databases
from hedgerow.engines.backups.types import FORMAT, Manifest, Member, Restored
from hedgerow.engines.privacy import actions as privacy
from hedgerow.engines.privacy.actions import listing
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

BYTES = 1 << 20
LONGEST_MANIFEST = 64 << 20


def restore(*, file: Path, replace: bool = False) -> Restored:
    """Bring an installation back from a backup, then erase again everybody who was erased since it was made.

    Raises InputError, before anything is changed, where this installation holds something (unless `replace`: then what
    is here is put aside), or the backup is damaged, of another kind of database, or newer than this Hedgerow.
    """
    if not replace and not is_empty():
        raise InputError(
            f"{queries.data_dir()} holds an installation already. Restore into an empty one (--data-dir), or add --replace."
        )
    with _unpacked(file) as folder:
        manifest = unpack(file, folder)
        _check_fits(manifest)
        known = _erasures(file, folder)
        aside = _put_aside() if replace else ""
        _bring_back(folder, manifest)
    call_command("migrate", verbosity=0, interactive=False)
    again = privacy.replay(known)
    _keep_list(known)
    return Restored(manifest, again, aside)


def is_empty() -> bool:
    """Whether nobody can have worked here yet: there is no database, or nobody is in it."""
    try:
        return not get_user_model()._default_manager.exists()
    except DatabaseError:
        connection.close()
        return True


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    if not file.is_file():
        raise InputError(f"{file} is no file")
    queries.data_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=queries.AT_WORK, dir=queries.data_dir()) as folder:
        yield Path(folder)


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack a backup and check every file against the manifest. Raises InputError for anything that is not as written."""
    found: dict[str, Member] = {}
    told = b""
    try:
        with file.open("rb") as raw, tarfile.open(fileobj=_opened(raw), mode="r|gz") as book:
            for info in book:
                source = book.extractfile(info)
                if source is None or not info.isfile():
                    raise InputError(f"the backup holds {info.name}, which is no file")
                if info.name == "manifest.json":
                    told = source.read(LONGEST_MANIFEST)
                else:
                    found[info.name] = _lay_down(source, folder, info.name)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{file.name} is no backup of Hedgerow, or is damaged ({type(error).__name__})") from None
    return _checked(told, found)


def _opened(raw: IO[bytes]) -> Any:
    start = raw.read(32)
    raw.seek(0)
    if not rules.is_sealed(start):
        return raw
    secret = queries.passphrase()
    if not secret:
        raise InputError("the backup is encrypted: set HEDGEROW_BACKUP_KEY to the key it was made with")
    return rules.Opened(raw, secret)


def _lay_down(source: IO[bytes], folder: Path, name: str) -> Member:
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name:
        raise InputError(f"the backup holds “{name}”, a path that leads away")
    path = folder / inside
    path.parent.mkdir(parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := source.read(BYTES):
            hashed.update(block)
            size += len(block)
            file.write(block)
    return Member(size, hashed.hexdigest())


def _checked(told: bytes, found: dict[str, Member]) -> Manifest:
    if not told:
        raise InputError("the backup is cut off: its manifest is missing")
    said = json.loads(told)
    if said.get("format") != FORMAT:
        raise InputError("the backup was made by a newer Hedgerow: restore it with that one")
    members = {name: Member(**one) for name, one in said.pop("members").items()}
    if members != found:
        wrong = sorted(name for name in {*members, *found} if members.get(name) != found.get(name))
        raise InputError(f"the backup is damaged: {', '.join(wrong[:5])}")
    said["migrations"] = tuple((app, name) for app, name in said["migrations"])
    said["left_out"] = tuple(said["left_out"])
    said["columns"] = {table: tuple(names) for table, names in said["columns"].items()}
    return Manifest(members=members, **said)


def _check_fits(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        raise InputError(
            f"the backup is of {manifest.database}, and DATABASE_URL names {connection.vendor}: set it to the same kind"
        )
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    ours = {app for app, _name in known}
    newer = sorted(f"{app}.{name}" for app, name in manifest.migrations if app in ours and (app, name) not in known)
    if newer:
        raise InputError(f"the backup was made by a newer Hedgerow ({newer[0]}): install that one first")


def _erasures(file: Path, folder: Path) -> list[dict[str, Any]]:
    """Every erasure that is known of: in the backup, beside it, here, and where backups go."""
    places = [folder / "data", file.parent, queries.data_dir(), *filter(None, [queries.folder()])]
    found = {json.dumps(one, sort_keys=True): one for place in places for one in listing.read(place / listing.NAME)}
    return sorted(found.values(), key=lambda one: str(one["at"]))


def _keep_list(known: list[dict[str, Any]]) -> None:
    path = queries.data_dir() / listing.NAME
    held = listing.read(path)
    with path.open("a") as file:
        file.writelines(json.dumps(one) + "\n" for one in known if one not in held)


def _put_aside() -> str:
    """Move what is here into a folder of its own, so that a mistaken restore can be taken back."""
    connection.close()
    aside = queries.data_dir() / "backups" / f"before-restore-{clock.now():%Y%m%dT%H%M%SZ}"
    moved = [path for _name, path in queries.files()]
    database = queries.database_file()
    if database:
        moved += [path for end in ("", "-wal", "-shm") if (path := database.with_name(database.name + end)).exists()]
    for path in moved:
        inside = path.relative_to(queries.data_dir()) if queries.data_dir() in path.parents else Path(path.name)
        (aside / inside).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, aside / inside)
    return str(aside) if moved else ""


def _bring_back(folder: Path, manifest: Manifest) -> None:
    if manifest.database == "sqlite":
        _place_sqlite(folder / databases.SQLITE)
    else:
        _lay_out_tables(manifest)
        databases.fill_postgresql(folder / "database", manifest.columns, manifest.sequences)
    data = folder / "data"
    for path in sorted(data.rglob("*")) if data.is_dir() else ():
        if path.is_file():
            target = queries.data_dir() / path.relative_to(data)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)


def _place_sqlite(copy: Path) -> None:
    """The copy becomes the database, in one step and only if SQLite finds it sound."""
    with closing(sqlite3.connect(copy)) as found:
        said = found.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise InputError(f"the database in the backup is damaged: {said}")
    connection.close()
    target = queries.database_file()
    assert target is not None, "a database in memory cannot be restored into"
    for end in ("-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    shutil.copyfile(copy, target.with_name(target.name + ".new"))
    target.with_name(target.name + ".new").replace(target)


def _lay_out_tables(manifest: Manifest) -> None:
    """Empty tables as they were when the backup was made. Of one that is as old as this Hedgerow all at once: it is quicker."""
    if set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations) <= set(manifest.migrations):
        call_command("migrate", verbosity=0, interactive=False)
        return
    for app, name in _last_of_each(manifest):
        call_command("migrate", app, name, verbosity=0, interactive=False)


def _last_of_each(manifest: Manifest) -> list[tuple[str, str]]:
    """How far each app's tables were. An app that is no more is left out: its tables are too."""
    apps = {app for app, _name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    last = dict(sorted(manifest.migrations))
    return [(app, name) for app, name in last.items() if app in apps]
