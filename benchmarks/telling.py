"""How results are told: one JSON line each, kept in benchmarks/results/ with the machine's description."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, object]:
    """What measured, and how busy it was: above 2 the figures are of a machine that had other work to do."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpu": cpu(),
        "cpus": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "duckdb": duckdb.__version__,
        "load": round(os.getloadavg()[0], 1),
    }


def cpu() -> str:
    """The processor's name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def spread(times: Iterable[float]) -> dict[str, float]:
    """Median, 95th percentile and most of some milliseconds."""
    ordered = sorted(times)
    return {
        "median_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "most_ms": round(ordered[-1], 1),
    }


def tell(result: dict[str, object], out: Path | None) -> None:
    """Print a result as one line, and append it to a file."""
    line = json.dumps(result)
    print(line, flush=True)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
