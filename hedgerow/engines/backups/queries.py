"""Where backups are kept, and which there are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from hedgerow.engines.backups import rules
from hedgerow.spine.errors import InputError

KEPT = 14
#: what is not in a backup, by the first part of its path below the data folder, and how to get it again
LEFT_OUT = {
    "spine": "spine: open data (`hedgerow open` builds it again)",
    "open-data": "open-data: downloads of open data (`hedgerow open` fetches them again)",
    "demo-source": "demo-source: made-up files of the demonstration",
    "static": "static: our own style sheets and scripts (`hedgerow serve` lays them out again)",
    "ledger": "ledger: a copy of the record of work in columns (`hedgerow ledger seal` makes it again)",
    "backups": "backups: other backups",
}
#: work in progress of a backup or a restore
AT_WORK = ".at-work-"


def folder() -> Path | None:
    """Where backups go by themselves each night (HEDGEROW_BACKUP_DIR), None where that is not set."""
    named = os.environ.get("HEDGEROW_BACKUP_DIR", "").strip()
    return Path(named).absolute() if named else None


def passphrase() -> str:
    """HEDGEROW_BACKUP_KEY, "" where backups are not encrypted."""
    return os.environ.get("HEDGEROW_BACKUP_KEY", "").strip()


def kept() -> int:
    """How many backups are kept (HEDGEROW_BACKUPS_KEPT). Raises InputError where it is no number above zero."""
    given = os.environ.get("HEDGEROW_BACKUPS_KEPT", str(KEPT)).strip()
    if not given.isdecimal() or not int(given):
        raise InputError("HEDGEROW_BACKUPS_KEPT must be a number, such as 14")
    return int(given)


def newest(where: Path) -> datetime | None:
    """When the newest backup in a folder was made, by its name; None where there is none."""
    found = [moment for path in where.glob("hedgerow-*") if (moment := rules.moment_of(path.name))]
    return max(found, default=None)


def data_dir() -> Path:
    """The data folder of this installation."""
    return Path(settings.DATA_DIR)


def database_file() -> Path | None:
    """The file of an SQLite database, None for any other database or one in memory."""
    name = str(connection.settings_dict["NAME"])
    return Path(name).absolute() if connection.vendor == "sqlite" and "memory" not in name else None


def files() -> Iterator[tuple[str, Path]]:
    """The files that belong in a backup, each with its path below the data folder: all but the database and LEFT_OUT."""
    root, database = data_dir(), database_file()
    ours = (
        {database, *(database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal", "-queue"))}
        if database
        else set()
    )
    backups = folder()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if inside.parts[0] in LEFT_OUT or inside.parts[0].startswith(AT_WORK) or path in ours:
            continue
        if backups and (path == backups or backups in path.parents):
            continue
        if path.is_file() and not path.is_symlink():
            yield inside.as_posix(), path


def left_out() -> tuple[str, ...]:
    """What is not in a backup of this installation."""
    there = [words for name, words in LEFT_OUT.items() if (data_dir() / name).exists()]
    if os.environ.get("HEDGEROW_SECRET_KEY"):
        there.append("the secret key: it is in HEDGEROW_SECRET_KEY, keep it yourself")
    return tuple(there)
