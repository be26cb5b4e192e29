"""Django's backend for SQLite, where those who want to write stand in a queue.

SQLite has no queue: whoever finds the file locked sleeps, longer each time, and tries again, so that under load some wait
for seconds while others pass them. Here they wait for a lock on a file beside the database, which the system hands on in
order and takes back from a process that dies; only the first in the queue asks SQLite.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection. Its place in the queue is its own, for threads queue too."""

    _queue: IO[bytes] | None = None

    def _start_transaction_under_autocommit(self) -> None:
        with self._in_turn():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Until the transaction has begun. It is not held longer: one that hangs must not hold up all others for ever,
        but let each of them fail after its own timeout."""
        if self.is_in_memory_db():
            yield
            return
        if self._queue is None:
            self._queue = Path(f"{self.settings_dict['NAME']}-queue").open("ab")  # noqa: SIM115, closed with the connection
        fcntl.flock(self._queue, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._queue, fcntl.LOCK_UN)

    def _close(self) -> Any:
        if self._queue is not None:
            self._queue.close()
            self._queue = None
        return super()._close()  # type: ignore[misc]
