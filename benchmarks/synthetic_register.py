"""A made-up register of charities in the official form: zips of tab-separated text, as large as the real one."""

from __future__ import annotations

import csv
import random
import zipfile
from pathlib import Path

import duckdb

from hedgerow.standards.ccew import AREA_CODES, CLASSIFICATIONS, TABLES

DAY = "2026-01-05 00:00:00.0000000"
SYLLABLES = (
    "bar ron wel ash ford ton by ham den ley mor gar wick stan lin ex har nor tel dun sel bro cam ril tan vel os un"
).split()
THEMES = (
    "community children youth village parish family music arts sports football rugby cricket scout guide women older "
    "people disability health hospice animal wildlife garden heritage history museum theatre choir school education "
    "nursery toy library food bank advice refugee housing homeless carers mental recovery veterans lifeboat church "
    "mosque gurdwara temple methodist baptist catholic relief poverty welfare benevolent memorial research cancer "
    "heart kidney deaf blind autism dementia environment woodland river canal railway market allotment"
).split()
KINDS = (
    "trust, association, society, club, foundation, charity, fund, centre, group, project, league, hall, committee, "
    "friends, institute, network, partnership, almshouses, federation, mission"
).split(", ")
PLAIN = (
    "to advance promote support provide the of and for in by with people who are living local area their families "
    "benefit public relief need education training activities meetings grants individuals organisations facilities"
).split()


def write(folder: Path, *, charities: int, sample: Path | None, seed: int = 7) -> dict[str, int]:
    """Writes five zips into `folder`; returns rows by table. `sample`: a CSV with real `activities` to speak like."""
    chance = random.Random(seed)
    with duckdb.connect() as con:
        con.execute(f"SELECT setseed({seed / 100})")
        for name, words in lists(chance, sample).items():
            con.execute(f"CREATE TABLE {name} AS SELECT unnest(?) AS word", [words])
            con.execute(
                f"CREATE MACRO a_{name}(x) AS (SELECT list(word) FROM {name})[1 + (hash(x) % {len(words)})::BIGINT]"
            )
        rows = {name: zipped(con, folder, name, sql) for name, sql in queries(charities).items()}
    return rows


def lists(chance: random.Random, sample: Path | None) -> dict[str, list[str]]:
    places = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).upper() for _ in range(12_000)]
    return {
        "places": places,
        "themes": [t.upper() for t in THEMES],
        "kinds": [k.upper() for k in KINDS],
        "texts": texts(chance, sample),
    }


def texts(chance: random.Random, sample: Path | None) -> list[str]:
    """Sentences: those of real charities where a file has them, else made of plain words."""
    if sample and sample.is_file():
        with sample.open(encoding="utf-8-sig", newline="") as file:
            real = [" ".join(row["activities"].split()) for row in csv.DictReader(file) if row["activities"]]
        return [text.replace("\\", "") for text in real]
    return [" ".join(chance.choices(PLAIN + list(THEMES), k=chance.randint(8, 60))) for _ in range(5000)]


def queries(charities: int) -> dict[str, str]:
    """SQL for each table, its columns in the official order."""
    numbers = f"SELECT i, 200000 + i * 3 AS number FROM range({charities}) t(i)"
    areas = ", ".join(
        f"'{name.title()}'" for name in (*AREA_CODES, "Trafford", "Manchester City", "Bristol City", "Kent", "Devon")
    )
    codes = ", ".join(f"'{one.code}'" for one in CLASSIFICATIONS)
    second = "CASE WHEN i % 3 = 0 THEN a_places(i * 11) || ' ' ELSE '' END"
    name = f"a_places(i * 7) || ' ' || {second} || a_themes(i * 13) || ' ' || a_kinds(i * 17)"
    escaped = "CASE WHEN i % 1000 = 0 THEN ' first\\\t second' ELSE '' END"
    return {
        "charity": select(
            "charity",
            numbers,
            {
                "linked_charity_number": "0",
                "charity_name": name,
                "charity_type": "['Charitable company', 'Trust', 'CIO', 'Other'][1 + i % 4]",
                "charity_registration_status": "CASE WHEN hash(i) % 100 < 42 THEN 'Registered' ELSE 'Removed' END",
                "date_of_registration": day("1960 + i % 64"),
                "date_of_removal": f"CASE WHEN hash(i) % 100 < 42 THEN NULL ELSE {day('2024')} END",
                "latest_acc_fin_period_end_date": day("2025"),
                "latest_income": "(hash(i * 3) % 900000)::BIGINT",
                "latest_expenditure": "(hash(i * 5) % 900000)::BIGINT",
                "charity_contact_address1": "a_places(i * 19) || ' HOUSE'",
                "charity_contact_postcode": "'M' || (1 + hash(i) % 46) || ' ' || (hash(i * 2) % 10) || 'AB'",
                "charity_contact_phone": "'01610000000'",
                "charity_contact_email": "'someone' || i || '@example.org'",
                "charity_contact_web": "CASE WHEN i % 3 = 0 THEN 'www.example.org/' || i END",
                "charity_company_registration_number": "CASE WHEN i % 5 = 0 THEN lpad((i * 20)::VARCHAR, 8, '0') END",
                "charity_activities": f"a_texts(i * 23) || ' ' || a_places(i * 29) || {escaped}",
            },
        ),
        "charity_other_names": select(
            "charity_other_names",
            f"{numbers} WHERE i % 3 = 0",
            {
                "linked_charity_number": "0",
                "charity_name_id": "i",
                "charity_name_type": "['Working name', 'Previous name'][1 + (i % 2)]",
                "charity_name": "a_places(i * 31) || ' ' || a_themes(i * 37) || ' ' || a_kinds(i * 41)",
            },
        ),
        "charity_area_of_operation": select(
            "charity_area_of_operation",
            f"SELECT i, number, j FROM ({numbers}), range(2) r(j)",
            {
                "linked_charity_number": "0",
                "geographic_area_type": "'Local Authority'",
                "geographic_area_description": f"[{areas}][1 + ((i + j * 5) % {areas.count(',') + 1})]",
                "welsh_ind": "'False'",
            },
        ),
        "charity_classification": select(
            "charity_classification",
            f"SELECT i, number, j FROM ({numbers}), range(4) r(j)",
            {
                "linked_charity_number": "0",
                "classification_code": f"[{codes}][1 + ((i + j * 9) % {len(CLASSIFICATIONS)})]",
                "classification_type": "'What'",
                "classification_description": "'as published'",
            },
        ),
        "charity_annual_return_history": select(
            "charity_annual_return_history",
            f"SELECT i, number, j FROM ({numbers}), range(5) r(j)",
            {
                "fin_period_start_date": day("2019 + j"),
                "fin_period_end_date": day("2020 + j"),
                "ar_cycle_reference": "'AR' || (20 + j)",
                "reporting_due_date": day("2021 + j"),
                "date_annual_return_received": day("2021 + j"),
                "total_gross_income": "(hash(i * j + 1) % 900000)::BIGINT",
                "total_gross_expenditure": "(hash(i * j + 2) % 900000)::BIGINT",
                "suppression_ind": "'False'",
            },
        ),
    }


def day(year: str) -> str:
    return f"({year})::VARCHAR || '-03-31 00:00:00.0000000'"


def select(table: str, rows: str, given: dict[str, str]) -> str:
    """A table with its official columns; those that are not given are empty."""
    common = {"date_of_extract": f"'{DAY}'", "organisation_number": "number", "registered_charity_number": "number"}
    columns = common | given
    return f"SELECT {', '.join(f'{columns.get(name, chr(39) * 2)} AS {name}' for name in TABLES[table])} FROM ({rows})"


def zipped(con: duckdb.DuckDBPyConnection, folder: Path, table: str, sql: str) -> int:
    """Writes one zip with lines that end as the Commission's do."""
    plain = folder / f"{table}.txt"
    done = con.execute(
        f"COPY ({sql}) TO '{plain}' (FORMAT csv, DELIMITER '\t', QUOTE '', ESCAPE '', HEADER)"
    ).fetchone()
    name = f"publicextract.{table}"
    with (
        zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive,
        archive.open(f"{name}.txt", "w", force_zip64=True) as out,
        plain.open("rb") as lines,
    ):
        while block := lines.read(8 * 1024**2):
            out.write(block.replace(b"\n", b"\r\n"))
    plain.unlink()
    return int((done or (0,))[0])
