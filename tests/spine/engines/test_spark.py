"""Spark makes the same tables as DuckDB. Slow, and only where somebody has installed the extra: see the how-to guide."""

from __future__ import annotations

import importlib.util
import math
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hedgerow.demo import borough, files, groups
from hedgerow.spine import store
from hedgerow.spine.build import build
from hedgerow.spine.engines import spark
from hedgerow.spine.errors import InputError
from tests.spine import given_register
from tests.spine.sources.test_census import SMALL, cars

TODAY = date(2026, 9, 1)
NEAR = 1e-9
needs_spark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not importlib.util.find_spec("pyspark"), reason="pyspark is not installed (requirements/spark.txt)"
    ),
    pytest.mark.skipif(not shutil.which("java"), reason="there is no Java on this machine"),
    pytest.mark.filterwarnings("ignore"),
]


def small(folder: Path) -> Path:
    cars(given_register.write(folder), *SMALL)
    return folder


def fictional(folder: Path) -> Path:
    land = borough.make()
    files.write(folder, land, groups.make(land, TODAY), TODAY)
    return folder


def rows(path: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return sorted(held, key=lambda row: [(value is not None, rounded(value)) for value in row.values()])


def rounded(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)
    return one == other


@pytest.mark.parametrize("given", [pytest.param(given, marks=needs_spark) for given in (small, fictional)])
def test_every_table_is_the_same_row_for_row(given: Any, tmp_path: Path) -> None:
    folder = given(tmp_path / "data")
    for engine in ("duckdb", "spark"):
        build(data=folder, spine=tmp_path / engine, engine=engine)
    duckdb, other = (store.open_spine(tmp_path / engine) for engine in ("duckdb", "spark"))
    assert dict(duckdb.manifest.tables) == dict(other.manifest.tables)
    for table in duckdb.manifest.tables:
        for number, (mine, its) in enumerate(zip(rows(duckdb.path(table)), rows(other.path(table)), strict=True)):
            unlike = {name: (mine[name], its[name]) for name in mine if not same(mine[name], its[name])}
            assert not unlike, f"{table}, row {number}"
        assert pq.read_schema(duckdb.path(table)).names == pq.read_schema(other.path(table)).names


def test_without_the_extra_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyspark"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match="needs the extra"):
        spark.session()
