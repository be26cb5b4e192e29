"""A DuckDB connection that holds what `statements` reads: the record of work in parts, and where its places lie.

What has been sealed is read from files of `split`; what was recorded since is split for each connection.
"""

# The statements are written in this file, and what varies goes in as parameters or is a path of our own.
# ruff: noqa: S608

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from hedgerow.evidence import split, statements
from hedgerow.evidence.split import LINE, Where, quoted
from hedgerow.ledger.queries import columnar
from hedgerow.ledger.queries import copy as copies
from hedgerow.places import queries as places
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from hedgerow.spine.store import Spine

#: which ward a small area lay in when. The first and the last that are known reach as far as they must.
WARDS = """CREATE TABLE wards AS
    WITH links AS (
        SELECT DISTINCT ON (code, since) code AS area, parent AS ward, coalesce(start_date, DATE '0001-01-01') AS since
        FROM read_parquet(?) WHERE parent_kind = 'ward' ORDER BY code, since, parent DESC),
    dated AS (
        SELECT area, ward, row_number() OVER byage = 1 AS first, since, lead(since) OVER byage AS next
        FROM links WINDOW byage AS (PARTITION BY area ORDER BY since))
    SELECT area, ward, CASE WHEN first THEN DATE '0001-01-01' ELSE since END AS starts,
        coalesce(next - 1, DATE '9999-12-31')::DATE AS ends, list_contains(?, ward) AS near
    FROM dated"""
OWN_WARDS = """INSERT INTO wards SELECT ward, ward, DATE '0001-01-01', DATE '9999-12-31', true
    FROM (SELECT unnest(?) AS ward) WHERE ward NOT IN (SELECT area FROM wards)"""
FIFTHS = """CREATE TABLE fifths AS SELECT area, fifth FROM read_parquet(?)
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY edition DESC) = 1"""
NO_WARDS = "CREATE TABLE wards (area VARCHAR, ward VARCHAR, starts DATE, ends DATE, near BOOLEAN)"
NO_FIFTHS = "CREATE TABLE fifths (area VARCHAR, fifth INTEGER)"

#: numbers go on from the copy in the order of ids, so that the newest has the highest
FRESH = f"""CREATE OR REPLACE TEMP TABLE fresh AS
    SELECT {{last}} + row_number() OVER (ORDER BY id) AS number, {columnar.AS_IDS} FROM ledger_tail"""
UNDONE = """CREATE OR REPLACE TEMP TABLE undone AS
    SELECT e.number FROM fresh e JOIN fresh r ON r.kind = 'reversal' AND r.reverses = e.id
    UNION ALL SELECT unnest(?::BIGINT[]) {sealed}"""
PARTS = """CREATE OR REPLACE TEMP TABLE fresh_parts AS {fresh};
    CREATE OR REPLACE TEMP VIEW parts AS
    SELECT * FROM (FROM fresh_parts {sealed}) each ANTI JOIN undone USING (number)"""
ENTRIES = f"CREATE OR REPLACE TEMP VIEW entries AS SELECT number, {LINE} FROM fresh {{sealed}}"
#: what is claimed to have changed, but for what was taken back
CLAIM = 'id, "on", function, about, pathway, strength, audience, recorded_by, payer, priorities'
CLAIMS = f"""CREATE OR REPLACE TEMP VIEW claims AS SELECT * FROM (
    SELECT number, {CLAIM} FROM fresh WHERE kind = 'outcome' {{sealed}}) each ANTI JOIN undone USING (number)"""
KEPT = "CREATE OR REPLACE TEMP TABLE kept AS SELECT unnest(?::BIGINT[]) AS gone, unnest(?::BIGINT[]) AS kept"
#: entries whole, by a statement that says which (number, "on"), newest first
WHOLE = """SELECT entries.* FROM entries JOIN ({chosen}) chosen USING (number)
    ORDER BY chosen."on" DESC, number DESC"""

_made: dict[tuple[object, ...], Where] = {}
_lock = threading.Lock()
#: connections that are ready for a reading of the record as it was when they were made
_ready: dict[tuple[object, ...], list[duckdb.DuckDBPyConnection]] = {}


@contextmanager
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection, nobody else's meanwhile, with every relation that a reading names."""
    copy, where, merges = copies.trusted(), _whereabouts(), columnar.merges()
    state = columnar.tail_state(copy)
    key = (os.getpid(), copy.parts, where.name, state, tuple(merges.items()))
    with _lock:
        own = _ready[key].pop() if _ready.get(key) else None
    if own is None:
        own = where.con.cursor()
        _prepare(own, copy, split.files(copy, where), columnar.tail_table(copy, state), merges)
    yield own
    with _lock:
        if key not in _ready:
            _ready.clear()
        _ready.setdefault(key, []).append(own)


def _prepare(
    own: duckdb.DuckDBPyConnection, copy: copies.Copy, sealed: split.Files, tail: pa.Table, merges: Mapping[int, int]
) -> None:
    own.register("ledger_tail", tail)
    own.execute(FRESH.format(last=copy.last))
    undone = f"UNION ALL FROM read_parquet({quoted(sealed.undone)})" if sealed.undone else ""
    own.execute(UNDONE.format(sealed=undone), [_undone_in_copy(tail)])
    fresh = statements.PARTS.format(entries="(SELECT * FROM fresh WHERE kind IN ('work', 'unmet'))")
    parts = f"UNION ALL BY NAME FROM read_parquet({quoted(*sealed.parts)})" if sealed.parts else ""
    own.execute(PARTS.format(fresh=fresh, sealed=parts))
    entries = f"UNION ALL SELECT position, {LINE} FROM read_parquet({quoted(*copy.paths)})" if copy.parts else ""
    own.execute(ENTRIES.format(sealed=entries))
    claims = (
        f"UNION ALL SELECT position, {CLAIM} FROM read_parquet({quoted(*copy.paths)}) WHERE kind = 'outcome'"
        if copy.parts
        else ""
    )
    own.execute(CLAIMS.format(sealed=claims))
    own.execute(KEPT, [list(merges), list(merges.values())])


def _undone_in_copy(tail: pa.Table) -> list[int]:
    """Numbers of sealed entries that something not yet in the copy reverses."""
    undone = tail.filter(pc.equal(tail["kind"], "reversal"))["reverses"].to_pylist()
    return columnar.positions(undone) if undone else []


def _whereabouts() -> Where:
    """Wards and deprivation, read once for each version of the open data and each set of wards of the place."""
    spine = places.spine()
    wards = sorted(Area.objects.filter(kind=AreaKind.WARD).values_list("code", flat=True))
    key = (os.getpid(), spine.version if spine else "", tuple(wards))
    with _lock:
        if key not in _made:
            _made.clear()
            _made[key] = Where(split.named(*key[1:]), _read(spine, wards))
        return _made[key]


def _spill() -> Path:
    """Where what does not fit in memory goes: a folder of this process alone, since two that share one overwrite each other's.
    DuckDB makes it when it is needed, and takes it away."""
    return Path(gettempdir()) / f"hedgerow-evidence-{os.getpid()}-{token_hex(4)}"


def _read(spine: Spine | None, wards: list[str]) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 2, "memory_limit": "512MB", "temp_directory": str(_spill())})
    con.execute("SET parquet_metadata_cache=true")
    if spine and spine.has("area_parents"):
        con.execute(WARDS, [str(spine.path("area_parents")), wards])
    else:
        con.execute(NO_WARDS)
    con.execute(OWN_WARDS, [wards])
    if spine and spine.has("deprivation"):
        con.execute(FIFTHS, [str(spine.path("deprivation"))])
    else:
        con.execute(NO_FIFTHS)
    return con
