"""Checks of the installation itself: its database, folders, settings and clock."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hedgerow.engines.doctor.types import Check, Finding, fault, note, well
from hedgerow.kernel import clock

LEAST_SPACE, LITTLE_SPACE = 200 << 20, 2 << 30  # bytes
LOCAL = {"127.0.0.1", "localhost", "[::1]", "::1"}
SHORTEST_KEY = 40  # characters
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)  # a clock that says less was never set
TUNED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def database() -> Iterator[Finding]:
    """Whether it answers, is of this version, and is tuned."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        yield fault("the database does not answer", "see that it runs, and that DATABASE_URL names it")
        return
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        do = "run `hedgerow serve` once: it brings the tables up to date"
        yield fault(f"its tables are of another version ({len(waiting)} steps behind)", do)
    else:
        yield well(f"{connection.vendor} answers, and its tables are of this version")
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        wrong = [name for name, wanted in TUNED.items() if _pragma(cursor, name) not in {wanted, "memory"}]
        cursor.execute("PRAGMA quick_check(1)")
        sound = cursor.fetchone()[0]
    if wrong:
        yield fault(f"SQLite is not set as it should be ({', '.join(wrong)})", "put it on a local disk: not on a share")
    if sound != "ok":
        yield fault("the database file is damaged", "stop the server and restore the newest backup: how-to/backup.md")


def _pragma(cursor: object, name: str) -> object:
    cursor.execute(f"PRAGMA {name}")  # type: ignore[attr-defined]
    return cursor.fetchone()[0]  # type: ignore[attr-defined]


def _postgresql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        commits = cursor.fetchone()[0]
    if connection.pg_version < 150_000:  # type: ignore[attr-defined]
        yield note("PostgreSQL is older than 15", "upgrade it: older ones are not tried")
    if commits == "off":
        yield fault("PostgreSQL answers before work is on the disk", "set synchronous_commit to on")


def folder() -> Iterator[Finding]:
    """Whether the data folder can be written to, is nobody else's, and has room."""
    where = Path(settings.DATA_DIR)
    if not os.access(where, os.W_OK):
        yield fault(f"{where} cannot be written to", "give it to the user that runs Hedgerow (chown)")
        return
    if where.stat().st_mode & stat.S_IROTH and _holds_people(where):
        yield note(f"{where} can be read by everybody on this machine", f"chmod o-rx {where}")
    free = shutil.disk_usage(where).free
    words = f"{free / (1 << 30):,.1f} GB are free where the data are"
    if free < LEAST_SPACE:
        yield fault(words, "make room now: writing will fail")
    elif free < LITTLE_SPACE:
        yield note(words, "make room soon")
    else:
        yield well(words)


def _holds_people(where: Path) -> bool:
    return any(path.stat().st_mode & stat.S_IROTH for path in where.glob("*.sqlite3"))


def secret_key() -> Iterator[Finding]:
    """Whether the key that signs sessions and seals confidential notes is long, and nobody else's to read."""
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        do = 'make one with python3 -c "import secrets; print(secrets.token_urlsafe(50))" and set HEDGEROW_SECRET_KEY'
        yield fault("the secret key is short", do)
    path = Path(settings.DATA_DIR) / "secret-key"
    if path.exists() and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        yield fault(f"others can read {path}", f"chmod 600 {path}")


def web() -> Iterator[Finding]:
    """Whether other machines can reach it, and only over HTTPS."""
    if settings.HEDGEROW_DEMO:
        yield note("this is a demonstration", "real people's data have no place in it")
    if settings.DEBUG:
        yield fault("HEDGEROW_DEBUG is on: errors show what is inside to everybody", "take it away")
    if set(settings.ALLOWED_HOSTS) <= LOCAL:
        do = "set HEDGEROW_HOSTS to its name on the web, and HEDGEROW_HTTPS=1: how-to/host.md"
        yield note("it answers on this machine only", do)
    elif "*" in settings.ALLOWED_HOSTS:
        yield fault("it answers to any name", "set HEDGEROW_HOSTS to its own")
    elif not settings.HTTPS:
        yield fault(
            "passwords and people's data travel readable", "set HEDGEROW_HTTPS=1 behind a server that has HTTPS"
        )
    else:
        yield well(f"it answers as {', '.join(settings.ALLOWED_HOSTS)}, over HTTPS")


def time() -> Iterator[Finding]:
    """Whether the clock can be right: it is not before this was written, nor far from the database server's."""
    if clock.now() < EARLIEST:
        yield fault("the clock is wrong", "set it: letters, links and the record of work carry its time")
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs((cursor.fetchone()[0] - datetime.now(UTC)).total_seconds())
        if apart > 5:
            yield fault(f"this machine's clock and the database's are {apart:.0f} seconds apart", "set both by NTP")


CHECKS = (
    Check("database", database),
    Check("data folder", folder),
    Check("secret key", secret_key),
    Check("web", web),
    Check("clock", time),
)
