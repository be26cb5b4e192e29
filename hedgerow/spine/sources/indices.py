"""What the editions of the English Indices of Deprivation have in common (no source of its own)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw

# Our name of each domain, and how the geographr project and the ministry's File 7 begin its columns.
SHORT = {
    "imd": "IMD",
    "income": "Income",
    "employment": "Employment",
    "education": "Education",
    "health": "Health",
    "crime": "Crime",
    "housing": "Housing_and_(Access|Services)",
    "environment": "Environment",
}
LONG = {
    "imd": r"index of multiple deprivation \(imd\)",
    "income": r"income",
    "employment": r"employment",
    "education": r"education, skills and training",
    "health": r"health deprivation and disability",
    "crime": r"crime",
    "housing": r"barriers to housing and services",
    "environment": r"living environment",
}
MEASURES = ("rank", "decile", "score")


def published_column(found: Found, domain: str, measure: str) -> str:
    """`Housing_and_Services_rank`, or the long name in File 7 (`Income Rank (where 1 is most deprived)`)."""
    return found.column(f"{SHORT[domain]}_{measure}") or found.column(rf"{LONG[domain]} {measure}( \(.*)?")


def area_column(found: Found, year: str) -> str:
    return found.column(rf"lsoa{year[2:]}_code|lsoa code \({year}\)")


def recognised(found: Found, *, lsoa_year: str) -> bool:
    """True for a table of small areas of that census year with the rank of three domains."""
    wanted = (published_column(found, domain, "rank") for domain in ("imd", "income", "housing"))
    return bool(found.columns) and bool(area_column(found, lsoa_year)) and all(wanted)


def read(found: Sequence[Found], into: Path, *, name: str, lsoa_year: str, day: date) -> list[Raw]:
    """One raw table with `area` and `<domain>_<measure>` as published text; measures that a file lacks are left out."""
    columns = {"area": area_column(found[0], lsoa_year)}
    for domain in SHORT:
        for measure in MEASURES:
            columns[f"{domain}_{measure}"] = published_column(found[0], domain, measure)
    chosen = ", ".join(f'"{held}" AS {ours}' for ours, held in columns.items() if held)
    with workbench() as bench:
        bench.delimited("published", found[:1])
        rows = bench.write(f"SELECT {chosen} FROM published", into / "areas.parquet")
    return [Raw(name, into / "areas.parquet", rows, day)]
