"""Django's backend for SQLite, where those who want to write stand in a queue.

SQLite has no queue: whoever finds the file locked sleeps, longer each time, and tries again, so that under load some wait
for seconds while others pass them. Here they wait for a lock on a file beside the database, which the system hands on in
order, at once, and takes back from a process that dies.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection. Its place in the queue is its own, for threads queue too; it is held until the transaction ends."""

    _queue: IO[bytes] | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _wait_for_turn(self) -> None:
        if self.is_in_memory_db():
            return
        if self._queue is None:
            self._queue = Path(f"{self.settings_dict['NAME']}-queue").open("ab")  # noqa: SIM115, closed with the connection
        fcntl.flock(self._queue, fcntl.LOCK_EX)

    def _end_turn(self) -> None:
        if self._queue is not None:
            fcntl.flock(self._queue, fcntl.LOCK_UN)

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            if self._queue is not None:
                self._queue.close()
                self._queue = None
