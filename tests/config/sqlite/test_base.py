"""Those who write to SQLite take turns."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from hedgerow.config.sqlite.base import DatabaseWrapper

HOLD_THE_QUEUE = (
    "import fcntl, sys, time; f = open(sys.argv[1], 'ab'); fcntl.flock(f, 2); print('held', flush=True); time.sleep(60)"
)


@pytest.fixture(autouse=True)
def _connections_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    """These tests speak to files of their own, never to the suite's database."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database in a file, with one table."""
    path = tmp_path / "records.sqlite3"
    connection = connected(path)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("CREATE TABLE told (who TEXT)")
    connection.close()
    return path


def connected(path: Path) -> DatabaseWrapper:
    """A connection of its own, as the settings make it."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    handler = ConnectionHandler({"default": {"ENGINE": "hedgerow.config.sqlite", "NAME": path, "OPTIONS": options}})
    connection = handler["default"]
    assert isinstance(connection, DatabaseWrapper)
    return connection


def tell(path: Path, who: str, begun: list[str]) -> None:
    """Write one row in a transaction, and note that it has begun."""
    connection = connected(path)
    connection.ensure_connection()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    begun.append(who)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO told VALUES (%s)", [who])
    connection.commit()
    connection.close()


def test_who_came_first_writes_first(file: Path) -> None:
    first, begun = connected(file), list[str]()
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    threads = [threading.Thread(target=tell, args=(file, who, begun)) for who in "abcdef"]
    for thread in threads:
        thread.start()
        time.sleep(0.1)  # the order in which they come
    assert begun == []
    first.commit()
    first.close()
    for thread in threads:
        thread.join()
    assert begun == list("abcdef")
    assert rows(file) == list("abcdef")


def test_a_process_that_dies_gives_its_place_back(file: Path) -> None:
    dying = subprocess.Popen([sys.executable, "-c", HOLD_THE_QUEUE, f"{file}-queue"], stdout=subprocess.PIPE, text=True)
    assert dying.stdout
    assert dying.stdout.readline() == "held\n"
    begun = list[str]()
    waiting = threading.Thread(target=tell, args=(file, "a", begun))
    waiting.start()
    time.sleep(0.2)
    assert begun == []
    dying.kill()
    waiting.join()
    dying.communicate()
    assert rows(file) == ["a"]


def rows(path: Path) -> list[str]:
    connection = connected(path)
    with connection.cursor() as cursor:
        cursor.execute("SELECT who FROM told ORDER BY rowid")
        found = [row[0] for row in cursor.fetchall()]
    connection.close()
    return found
