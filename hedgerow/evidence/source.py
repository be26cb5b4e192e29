"""A DuckDB connection that holds what `statements` reads: the record of work, and where its places lie."""

# The statements are written in this file, and what varies goes in as parameters or is a path of our own.
# ruff: noqa: S608

from __future__ import annotations

import os
import threading

import duckdb

from hedgerow.ledger.queries import columnar
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

_made: dict[tuple[object, ...], duckdb.DuckDBPyConnection] = {}
_lock = threading.Lock()


#: what `columnar.relation` says of now, but with what is reversed found first: the correlated form costs four times as much
REVERSED = "CREATE OR REPLACE TEMP TABLE reversed AS SELECT reverses FROM ledger_everything WHERE kind = 'reversal'"
ENTRIES = """CREATE OR REPLACE TEMP VIEW entries AS
    SELECT e.* FROM ledger_everything e ANTI JOIN reversed ON reversed.reverses = e.id WHERE e.kind = 'work'"""


def connection() -> duckdb.DuckDBPyConnection:
    """A connection of the caller's own, with every relation that a reading names."""
    own = _whereabouts().cursor()
    columnar.everything(own)
    own.execute(REVERSED)
    own.execute(ENTRIES)
    own.execute(f"CREATE OR REPLACE TEMP VIEW kept AS SELECT gone, kept FROM {columnar.merged(own)}")
    return own


def _whereabouts() -> duckdb.DuckDBPyConnection:
    """Wards and deprivation, read once for each version of the open data and each set of wards of the place."""
    spine = places.spine()
    wards = sorted(Area.objects.filter(kind=AreaKind.WARD).values_list("code", flat=True))
    key = (os.getpid(), spine.version if spine else "", tuple(wards))
    with _lock:
        if key not in _made:
            _made.clear()
            _made[key] = _read(spine, wards)
        return _made[key]


def _read(spine: Spine | None, wards: list[str]) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 2, "memory_limit": "512MB"})
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
