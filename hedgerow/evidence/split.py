"""Sealed work split into its parts, in files beside the copy in columns: DATA/ledger/parts/.

    <where>-<part>.parquet          the parts of one file of the copy, as `statements.PARTS` makes them
    undone-<part>.parquet           number of each entry up to the end of the copy that something in it reverses

`where` stands for the open data and the wards by which they were placed, `part` for what the file of the copy holds. So a
file is never stale: another state has another name. They are made when a reading first needs them, or in the night.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from hedgerow.evidence import statements
from hedgerow.ledger.queries.copy import Copy

FORMAT = 2  # raised when what the files hold changes
LEFT_OVER = 3600  # seconds after which a file that is no longer wanted is of nobody's reading
#: what a list of entries shows of one
LINE = 'id, "on", function, activity, act, groups, minutes, people, given, pence, pence_kind, payer, recorded_by'
ENTRIES = "(SELECT *, position AS number FROM read_parquet({path}) WHERE kind IN ('work', 'unmet'))"
UNDONE = """SELECT e.position AS number FROM read_parquet({paths}) e
    JOIN (SELECT reverses FROM read_parquet({paths}) WHERE kind = 'reversal') r ON r.reverses = e.id"""


@dataclass(frozen=True)
class Where:
    """A connection that holds wards and fifths, and a name of all that they were made of."""

    name: str
    con: duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Files:
    """What a copy was split into; nothing where there is no copy yet."""

    parts: tuple[str, ...] = ()
    undone: str = ""


def named(*state: object) -> str:
    """A short name of a state of the open data and of the wards."""
    return _short(repr((FORMAT, state)))


def files(copy: Copy, where: Where) -> Files:
    """The files of a copy; those that are not there are made."""
    if not copy.parts:
        return Files()
    folder = copy.folder / "parts"
    wanted = {
        folder / f"{where.name}-{_short(part.sha256)}.parquet": statements.PARTS.format(
            entries=ENTRIES.format(path=quoted(str(copy.folder / part.file)))
        )
        for part in copy.parts
    }
    undone = folder / f"undone-{_short(copy.hash)}.parquet"
    every = {**wanted, undone: UNDONE.format(paths=quoted(*copy.paths))}
    if not all(path.is_file() for path in every):
        with _alone(folder):
            for path, sql in every.items():
                _make(where.con, path, sql)
            _clear_left_over(folder, set(every))
    return Files(tuple(map(str, wanted)), str(undone))


def _make(con: duckdb.DuckDBPyConnection, path: Path, sql: str) -> None:
    """Write a file beside and bring it into its place, in the order of numbers and so nearly of dates."""
    if path.is_file():
        return
    beside = path.with_suffix(".beside")
    options = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20000"
    con.cursor().execute(f"COPY ({sql} ORDER BY number) TO {quoted(str(beside))} ({options})")
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _clear_left_over(folder: Path, wanted: set[Path]) -> None:
    for path in folder.glob("*.parquet"):
        if path not in wanted and path.stat().st_mtime < time.time() - LEFT_OVER:
            path.unlink()


def quoted(*paths: str) -> str:
    """Paths as a list in SQL, or one as a text."""
    each = ["'" + path.replace("'", "''") + "'" for path in paths]
    return each[0] if len(each) == 1 else f"[{', '.join(each)}]"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
