"""Postcodes with their small areas: the ONS postcode directories, and the extract of one that a council publishes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.arcgis import NewestItem
from hedgerow.spine.reading.bulk import Layout, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

# What each column is called: in council extracts, and in the ONS directories before and since 2025.
SHAPES = {
    "postcode": r"postcode|pcds",
    "lsoa": r"lsoa_code|lsoa21(cd)?",
    "msoa": r"msoa_code|msoa21(cd)?",
    "msoa_name": r"msoa_hcl_name",
    "ward": r"ward_code|(os)?ward|wd\d\dcd",
    "authority": r"la_code|laua|oslaua|lad\d\dcd",
    "locality": r"locality",
    "lon": r"lon|long",
    "lat": r"lat",
}
NEEDED = ("postcode", "lsoa", "ward", "authority", "lon", "lat")
LAYOUT = Layout(missing=("", "NA"))


MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
# The directories hold the same postcodes twice: whole, and by postcode area in this folder.
AGAIN = "multi_csv"


def recognise(found: Found) -> bool:
    return bool(found.columns) and AGAIN not in found.label and all(found.column(SHAPES[name]) for name in NEEDED)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return [read_one(one, into / f"{number}.parquet") for number, one in enumerate(found)]


def read_one(found: Found, target: Path) -> Raw:
    named = {name: found.column(pattern) for name, pattern in SHAPES.items()}
    columns = ", ".join(f'"{held}" AS {name}' for name, held in named.items() if held)
    ended = found.column("doterm")
    live = f' WHERE "{ended}" IS NULL' if ended else ""
    with workbench() as bench:
        bench.delimited("published", [found], LAYOUT)
        rows = bench.write(f"SELECT {columns} FROM published{live}", target)
    return Raw("postcode_lookup", target, rows, edition(found) or found.date)


def edition(found: Found) -> date | None:
    """1 February 2025 for `NSPL_FEB_2025_UK.csv`, as the ONS names its directories."""
    match = re.search(rf"({'|'.join(MONTHS)})_(20\d\d)", found.name.upper())
    return date(int(match[2]), MONTHS.index(match[1]) + 1, 1) if match else None


SOURCE = Source(
    name="postcode_lookup",
    title="Postcodes with their small areas",
    publisher="Office for National Statistics, and councils that publish their part of it",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://geoportal.statistics.gov.uk/search?q=PRD_NSPL",
    cadence_days=91,
    recognise=recognise,
    read=read,
    fetch=NewestItem(
        "National Statistics Postcode Lookup",
        r"National Statistics Postcode Lookup \([A-Z][a-z]+ 20\d\d\)( for the UK)?",
        "nspl.zip",
    ),
)
