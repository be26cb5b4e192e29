"""Awards to groups in Thornmere, the made-up borough of tests/places, as open data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from hedgerow.spine import publish
from hedgerow.spine.manifest import Manifest, SourceInfo
from tests.places import small_spine

COLUMNS = (
    "grant_id VARCHAR, title VARCHAR, funder_id VARCHAR, funder_name VARCHAR, recipient_name VARCHAR, org_id VARCHAR, "
    "recipient_key VARCHAR, pence BIGINT, currency VARCHAR, award_date DATE, programme VARCHAR, area_basis VARCHAR, "
    "ward VARCHAR, authority VARCHAR, to_individual BOOLEAN, match_basis VARCHAR, area VARCHAR, source VARCHAR, "
    "source_date DATE"
)
GRANTS = SourceInfo(
    "threesixty_giving", "Grants published in the 360Giving Data Standard", "The funder named in each grant",
    "The open licence that each funder names", "https://example.org/", "", small_spine.DAY, 1, "0",
)  # fmt: skip
CARERS, GARDEN = "GB-CHC-1000001", "GB-CHC-1000002"  # £4,500 a year, works for health; £250,000 a year
ELSEWHERE = "E99000002"


@dataclass(frozen=True)
class Given:
    """One award as a test puts it."""

    on: date | None
    pounds: int = 500
    to: str = CARERS
    funder: str = "GB-CHC-9000001"
    name: str = "The Ash Trust"
    where: str = small_spine.AUTHORITY
    ward: str = ""
    basis: str = "beneficiary"
    currency: str = "GBP"
    person: bool = False


def write(folder: Path, awards: Sequence[Given], *, version: str = "one") -> None:
    """Write the small spine with these awards, and make it the one that serves."""
    con, tables = duckdb.connect(), small_spine.rows()
    con.execute(f"CREATE TABLE grants ({COLUMNS})")
    rows = [row(number, award) for number, award in enumerate(awards)]
    if rows:
        con.executemany(f"INSERT INTO grants VALUES ({', '.join('?' * len(rows[0]))})", rows)
    with publish.only_build(folder), publish.draft(folder) as draft:
        for name, columns in small_spine.COLUMNS.items():
            con.execute(f"CREATE TABLE {name} ({columns})")
            con.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(tables[name][0]))})", tables[name])
        counts = {name: len(found) for name, found in tables.items()} | {"grants": len(rows)}
        for name in counts:
            con.execute(f"COPY {name} TO '{draft / name}.parquet' (FORMAT parquet)")
        sources = (small_spine.SOURCE, GRANTS)
        publish.publish(folder, draft, Manifest(version, datetime(2026, 4, 2, tzinfo=UTC), sources, counts))


def row(number: int, award: Given) -> tuple[object, ...]:
    known = award.to.startswith("GB-")
    return (
        f"360G-test-{number:04}",
        None if award.person else f"Grant {number}",
        award.funder or None,
        award.name,
        None if award.person else f"Group {award.to}",
        award.to if known else None,
        None if award.person else award.to,
        award.pounds * 100,
        award.currency,
        award.on,
        "Small grants",
        award.basis if award.where else None,
        award.ward or None,
        award.where or None,
        award.person,
        "id" if known else None,
        award.where or None,
        "threesixty_giving",
        small_spine.DAY,
    )
