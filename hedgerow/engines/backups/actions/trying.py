"""Trying a backup out: it is restored beside this installation, into nothing else, and its record of work is verified."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from hedgerow.engines.backups.actions import restoring
from hedgerow.engines.backups.types import Manifest, Tried
from hedgerow.kernel.ids import new_id
from hedgerow.spine.errors import InputError

LONGEST = 3600  # seconds


def try_out(*, file: Path) -> Tried:
    """Decrypt a backup, check every hash, restore it into a place of its own and verify its record of work there.

    For PostgreSQL that place is a schema in this installation's database, removed afterwards.
    """
    if not file.is_file():
        raise InputError(f"{file} is no file")
    with tempfile.TemporaryDirectory(prefix="hedgerow-verify-") as folder:
        try:
            manifest = restoring.unpack(file, Path(folder) / "unpacked")
        except InputError as error:
            return Tried(None, 0, (str(error),))
        if manifest.database != connection.vendor:
            fault = f"every hash holds, but it is of {manifest.database}: set DATABASE_URL to such a server to open it"
            return Tried(manifest, 0, (fault,))
        with _somewhere(manifest, Path(folder)) as environment:
            return _tried(file, manifest, environment)


def _tried(file: Path, manifest: Manifest, environment: dict[str, str]) -> Tried:
    restored = _run(["restore", str(file.absolute()), "--json"], environment)
    if restored.returncode:
        return Tried(manifest, 0, (f"it cannot be restored: {restored.stderr.strip()[-400:]}",))
    verified = _run(["ledger", "verify", "--json"], environment)
    try:
        said = json.loads(verified.stdout)
    except ValueError:
        return Tried(manifest, 0, (f"its record of work cannot be read: {verified.stderr.strip()[-400:]}",))
    return Tried(manifest, said["sealed"] + said["unsealed"], tuple(said["faults"]))


def _run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hedgerow", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False)


@contextmanager
def _somewhere(manifest: Manifest, folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an empty installation. The backup has its own secret key, or we lend it ours."""
    data = folder / "data"
    data.mkdir()
    taken = ("HEDGEROW_DATA", "DATABASE_URL", "HEDGEROW_BACKUP_DIR", "HEDGEROW_SECRET_KEY")
    base = {name: value for name, value in os.environ.items() if name not in taken}
    base |= {"HEDGEROW_DATA": str(data), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    if "data/secret-key" not in manifest.members:
        base["HEDGEROW_SECRET_KEY"] = settings.SECRET_KEY
    if manifest.database == "sqlite":
        yield base
        return
    with _schema() as url:
        yield {**base, "DATABASE_URL": url}


@contextmanager
def _schema() -> Iterator[str]:
    name = f"hedgerow_verify_{new_id().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE SCHEMA "{name}"')
    try:
        yield _address(name)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA "{name}" CASCADE')


def _address(schema: str) -> str:
    """The address of our own database, seen through one schema."""
    told = connection.settings_dict
    user = quote(str(told["USER"] or ""), safe="")
    password = f":{quote(str(told['PASSWORD']), safe='')}" if told["PASSWORD"] else ""
    host, port = quote(str(told["HOST"] or ""), safe=""), f":{told['PORT']}" if told["PORT"] else ""
    options = quote(f"-c search_path={schema}", safe="")
    return f"postgresql://{user}{password}@{host}{port}/{quote(str(told['NAME']), safe='')}?options={options}"
