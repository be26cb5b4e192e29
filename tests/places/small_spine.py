"""A small spine of a made-up borough, written straight as tables, for tests that need no folder of real data.

Thornmere (E99000001) has wards Ash and Beech, each with two LSOAs. Its postcodes cannot exist.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import shapely

from hedgerow.spine import publish
from hedgerow.spine.manifest import Manifest, SourceInfo

DAY = date(2026, 4, 1)
SOURCE = SourceInfo("made_up", "Made-up areas", "Nobody", "CC0", "https://example.org/cc0", "", DAY, 4, "0")
WARDS = {"E05999001": ("Ash", 0.0), "E05999002": ("Beech", 0.2)}
LSOAS = {"E01999001": "E05999001", "E01999002": "E05999001", "E01999003": "E05999002", "E01999004": "E05999002"}
AUTHORITY = "E99000001"


def square(west: float, south: float, side: float) -> bytes:
    """A square as WKB."""
    return bytes(shapely.to_wkb(shapely.box(west, south, west + side, south + side)))


def areas(closed: frozenset[str] = frozenset()) -> list[tuple[object, ...]]:
    """Rows of the table of areas; those in `closed` ended on 1 May 2026."""
    rows: list[tuple[str, str, str, bytes | None]] = [
        ("E92000001", "England", "nation", None),
        ("E12999001", "The Marches", "region", None),
        (AUTHORITY, "Thornmere", "authority", square(0, 0, 0.4)),
        ("E99000002", "Elsewhere", "authority", None),
        ("E02999001", "Thornmere Middle", "msoa", square(0, 0, 0.2)),
    ]
    rows += [(code, name, "ward", square(west, 0, 0.2)) for code, (name, west) in WARDS.items()]
    rows += [(code, f"Thornmere 00{number}", "lsoa", square(number * 0.1, 0, 0.1)) for number, code in enumerate(LSOAS)]
    return [
        (code, name, kind, "E", date(2020, 4, 1), date(2026, 5, 1) if code in closed else None, None, 0.1, 0.1, shape,
         "made_up", DAY)
        for code, name, kind, shape in rows
    ]  # fmt: skip


def parents() -> list[tuple[object, ...]]:
    """Rows of the table of areas within areas."""
    pairs = [(lsoa, ward, "ward") for lsoa, ward in LSOAS.items()]
    pairs += [(lsoa, AUTHORITY, "authority") for lsoa in LSOAS] + [(ward, AUTHORITY, "authority") for ward in WARDS]
    pairs += [
        ("E01999001", "E02999001", "msoa"),
        (AUTHORITY, "E12999001", "region"),
        ("E12999001", "E92000001", "nation"),
    ]
    return [(code, parent, kind, None, None, "made_up", DAY) for code, parent, kind in pairs]


def postcodes() -> list[tuple[object, ...]]:
    """Ten postcodes for each LSOA."""
    return [
        (f"QQ{number + 1} {digit}AA", lsoa, "E02999001", ward, AUTHORITY, number * 0.1 + 0.05, 0.05, "made_up", DAY)
        for number, (lsoa, ward) in enumerate(LSOAS.items())
        for digit in range(10)
    ]


def register() -> list[tuple[object, ...]]:
    """Charities: two in the place, one elsewhere that works in it, one removed, one far away."""
    rows = [
        (
            "GB-CHC-1000001",
            "THE ASH CARERS (THORNMERE)",
            "registered",
            "QQ1 1AA",
            "E01999001",
            "E05999001",
            AUTHORITY,
            4_500_00,
        ),
        (
            "GB-CHC-1000002",
            "Beech Community Garden",
            "registered",
            "QQ3 1AA",
            "E01999003",
            "E05999002",
            AUTHORITY,
            250_000_00,
        ),
        ("GB-CHC-1000003", "Marches Advice", "registered", "QZ9 1AA", None, None, "E99000002", None),
        ("GB-CHC-1000004", "Gone Away Club", "removed", "QQ1 2AA", "E01999001", "E05999001", AUTHORITY, None),
        ("GB-CHC-1000005", "Far Off Fund", "registered", "QZ8 1AA", None, None, None, 90_000_000_00),
    ]
    return [
        (org_id, name, "charity", status, date(1990, 2, 3), None, postcode, lsoa, ward, authority, 0.05, 0.05,
         "Helps people.", "www.example.org", "01234567" if org_id.endswith("1") else None, "CIO", income, income,
         date(2025, 3, 31), 5, None, None, "made_up", DAY)
        for org_id, name, status, postcode, lsoa, ward, authority, income in rows
    ]  # fmt: skip


COLUMNS = {
    "areas": "code VARCHAR, name VARCHAR, kind VARCHAR, nation VARCHAR, start_date DATE, end_date DATE, "
    "replaced_by VARCHAR, lon DOUBLE, lat DOUBLE, boundary BLOB, source VARCHAR, source_date DATE",
    "area_parents": "code VARCHAR, parent VARCHAR, parent_kind VARCHAR, start_date DATE, end_date DATE, "
    "source VARCHAR, source_date DATE",
    "postcodes": "postcode VARCHAR, lsoa VARCHAR, msoa VARCHAR, ward VARCHAR, authority VARCHAR, lon DOUBLE, "
    "lat DOUBLE, source VARCHAR, source_date DATE",
    "deprivation": "area VARCHAR, edition INTEGER, rank INTEGER, decile INTEGER, fifth INTEGER, out_of INTEGER, "
    "score DOUBLE, income_rank INTEGER, income_decile INTEGER, source VARCHAR, source_date DATE",
    "population": "area VARCHAR, kind VARCHAR, date DATE, sex VARCHAR, age INTEGER, people INTEGER, source VARCHAR, "
    "source_date DATE",
    "register": "org_id VARCHAR, name VARCHAR, register VARCHAR, status VARCHAR, registered_on DATE, removed_on DATE, "
    "postcode VARCHAR, lsoa VARCHAR, ward VARCHAR, authority VARCHAR, lon DOUBLE, lat DOUBLE, activities VARCHAR, "
    "website VARCHAR, company_number VARCHAR, legal_form VARCHAR, income_pence BIGINT, spending_pence BIGINT, "
    "year_end DATE, trustees INTEGER, icnptso VARCHAR, sources VARCHAR, source VARCHAR, source_date DATE",
    "register_names": "org_id VARCHAR, name VARCHAR, name_type VARCHAR, source VARCHAR, source_date DATE",
    "register_identifiers": "org_id VARCHAR, other_id VARCHAR, source VARCHAR, source_date DATE",
    "register_areas": "org_id VARCHAR, area VARCHAR, area_name VARCHAR, source VARCHAR, source_date DATE",
    "register_classes": "org_id VARCHAR, scheme VARCHAR, code VARCHAR, title VARCHAR, source VARCHAR, source_date DATE",
}


def rows(closed: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table."""
    end = ("made_up", DAY)
    return {
        "areas": areas(closed),
        "area_parents": parents(),
        "postcodes": postcodes(),
        "deprivation": [
            (lsoa, 2025, rank, 1 + rank // 4000, 1 + rank // 7000, 33755, 1.0, rank, 3, *end)
            for lsoa, rank in zip(LSOAS, (500, 6000, 15000, 33000), strict=True)
        ],
        "population": [
            (lsoa, "lsoa", DAY, "persons", age, 10, *end) for lsoa in LSOAS for age in (5, 17, 18, 40, 64, 65, 90)
        ],
        "register": register(),
        "register_names": [("GB-CHC-1000001", "ASH CARERS CENTRE", "working name", *end)],
        "register_identifiers": [("GB-CHC-1000001", "GB-COH-01234567", *end)],
        "register_areas": [
            ("GB-CHC-1000003", AUTHORITY, "Thornmere", *end),
            ("GB-CHC-1000001", AUTHORITY, "Thornmere", *end),
        ],
        "register_classes": [
            ("GB-CHC-1000001", "ccew_what", "103", "Health", *end),
            ("GB-CHC-1000001", "ccew_who", "202", "Older people", *end),
            ("GB-CHC-1000001", "ccew_how", "306", "Services", *end),
        ],
    }


def write(folder: Path, *, version: str = "one", closed: frozenset[str] = frozenset()) -> None:
    """Write the spine and make it the one that serves."""
    con, tables = duckdb.connect(), rows(closed)
    with publish.only_build(folder), publish.draft(folder) as draft:
        for name, columns in COLUMNS.items():
            con.execute(f"CREATE TABLE {name} ({columns})")
            con.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(tables[name][0]))})", tables[name])
            con.execute(f"COPY {name} TO '{draft / name}.parquet' (FORMAT parquet)")
        counts = {name: len(found) for name, found in tables.items()}
        publish.publish(folder, draft, Manifest(version, datetime(2026, 4, 2, tzinfo=UTC), (SOURCE,), counts))
