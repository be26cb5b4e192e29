"""Thornmere, open: awards to its two groups, what its council paid them, people and need of its two wards."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.core.cache import cache

from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.places.actions import open_place
from hedgerow.spine import publish
from hedgerow.spine.store import open_spine
from tests.funders import given
from tests.funders.given import CARERS, GARDEN, Given
from tests.places import small_spine

ASH, BEECH = small_spine.WARDS
DAY = small_spine.DAY


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def awards() -> list[Given]:
    """Carers work for health (103); nobody knows what the garden does, nor the club on no register."""
    return [
        Given(ago(0), 1_000, ward=ASH),
        Given(ago(30), 300, ward=ASH, basis="recipient"),
        Given(ago(60), 6_000, to=GARDEN, ward=BEECH, basis="head_office"),
        Given(ago(90), 700, to="a club on no register"),
        Given(ago(120), 50, ward=BEECH, person=True),
        Given(ago(150), 9_000, ward=ASH, currency="EUR"),
        Given(ago(1_500), 20_000, ward=ASH),
        Given(ago(200), 4_000, where="E99000002"),
    ]


def write(folder: Path) -> None:
    """The spine of the funders' tests, with what councils paid and who lives in each ward."""
    given.write(folder, awards(), version="before")
    held = open_spine(folder)
    con = duckdb.connect()
    with publish.only_build(folder), publish.draft(folder) as draft:
        for name in held.manifest.tables:
            con.execute(f"COPY (SELECT * FROM '{held.path(name)}') TO '{draft / name}.parquet' (FORMAT parquet)")
        con.execute("CREATE TABLE spend (org_id VARCHAR, pence BIGINT, paid_on DATE)")
        paid = [(CARERS, 250_00, ago(40)), (GARDEN, 111_00, ago(20)), ("GB-CHC-1000003", 90_00, ago(20))]
        con.executemany(
            "INSERT INTO spend VALUES (?, ?, ?)", [*paid, (None, 5_000_00, ago(5)), (CARERS, 7, ago(1_500))]
        )
        con.execute("CREATE TABLE profiles (area VARCHAR, measure VARCHAR, value DOUBLE)")
        con.executemany("INSERT INTO profiles VALUES (?, 'population', ?)", [(ASH, 500), (BEECH, 1_000)])
        for name in ("spend", "profiles"):
            con.execute(f"COPY {name} TO '{draft / name}.parquet' (FORMAT parquet)")
        tables = {**held.manifest.tables, "spend": 5, "profiles": 2}
        publish.publish(folder, draft, dataclasses.replace(held.manifest, version="flows", tables=tables))


@pytest.fixture
def thornmere(tmp_path: Path, settings: Any, db: None) -> Iterator[Path]:
    """The place, open, with its money."""
    settings.DATA_DIR = tmp_path
    cache.clear()
    charter.seed()
    write(tmp_path / "spine")
    open_place(area_code=small_spine.AUTHORITY)
    yield tmp_path
    cache.clear()
