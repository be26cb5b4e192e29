"""Which small area lies in which ward, council and region: the best-fit lookups of the ONS.

Reads the ONS files and the same tables as the geographr project publishes them; both put the year of each kind of
area in its column's name (`WD24CD`, `ward24_code`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.arcgis import Layer, Layers
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source


def coded(ons: str, plain: str) -> str:
    """The shape of a code column: `WD24CD` or `ward24_code`."""
    return rf"{ons}\d\dcd|{plain}\d\d_code"


def named(ons: str, plain: str) -> str:
    return rf"{ons}\d\dnm|{plain}\d\d_name"


LSOA21, LSOA21_NAME = r"lsoa21cd|lsoa21_code", r"lsoa21nm|lsoa21_name"
LSOA11, LSOA11_NAME = r"lsoa11cd|lsoa11_code", r"lsoa11nm|lsoa11_name"


@dataclass(frozen=True)
class Lookup:
    """One kind of lookup: the raw table it becomes, and the shape of the name of each column. All are needed.

    `dated` is the column whose year says what day the lookup describes; `but_not` tells it from a wider lookup.
    """

    raw: str
    columns: dict[str, str]
    dated: str
    but_not: str = ""


LOOKUPS = (
    Lookup(
        "lsoa_wards",
        {
            "lsoa": LSOA21,
            "lsoa_name": LSOA21_NAME,
            "ward": coded("wd", "ward"),
            "ward_name": named("wd", "ward"),
            "authority": coded("lad", "ltla"),
            "authority_name": named("lad", "ltla"),
        },
        "ward",
    ),
    Lookup(
        "lsoa_changes",
        {
            "lsoa11": LSOA11,
            "lsoa11_name": LSOA11_NAME,
            "change": r"chgind|change_code",
            "lsoa": LSOA21,
            "authority": coded("lad", "ltla"),
        },
        "authority",
    ),
    Lookup(
        "authority_regions",
        {
            "authority": coded("lad", "ltla"),
            "authority_name": named("lad", "ltla"),
            "region": coded("rgn", "region"),
            "region_name": named("rgn", "region"),
        },
        "authority",
        but_not=LSOA21,
    ),
    Lookup(
        "authority_upper_tiers",
        {
            "authority": r"ltla\d\d(cd|_code)",
            "authority_name": r"ltla\d\d(nm|_name)",
            "upper": r"utla\d\d(cd|_code)",
            "upper_name": r"utla\d\d(nm|_name)",
        },
        "authority",
        but_not=LSOA21,
    ),
)


LAYERS = {
    "lsoa_ward_council": Layer(r"LSOA21_WD(\d\d)_LAD(\d\d)_EW_LU(?:_V(\d+))?"),
    "lsoa11_lsoa21": Layer(r"LSOA11_LSOA21_LAD(\d\d)_EW_LU(?:_V(\d+))?"),
    "council_region": Layer(r"LAD(\d\d)_RGN(\d\d)_EN_LU(?:_V(\d+))?"),
}


def lookup_of(found: Found) -> Lookup | None:
    def fits(lookup: Lookup) -> bool:
        barred = bool(lookup.but_not and found.column(lookup.but_not))
        return not barred and all(found.column(pattern) for pattern in lookup.columns.values())

    return next((lookup for lookup in LOOKUPS if fits(lookup)), None) if found.columns else None


def recognise(found: Found) -> bool:
    return lookup_of(found) is not None


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return [read_one(one, into / f"{number}.parquet") for number, one in enumerate(found)]


def read_one(found: Found, target: Path) -> Raw:
    lookup = lookup_of(found)
    assert lookup is not None
    columns = ", ".join(f'"{found.column(pattern)}" AS {name}' for name, pattern in lookup.columns.items())
    with workbench() as bench:
        bench.delimited("published", [found])
        rows = bench.write(f"SELECT DISTINCT {columns} FROM published ORDER BY ALL", target)
    return Raw(lookup.raw, target, rows, end_of_year(found.column(lookup.columns[lookup.dated])))


def end_of_year(column: str) -> date | None:
    """`ward24_code` holds for the areas of December 2024: that is how the ONS dates its lookups."""
    year = re.search(r"\d\d", column)
    return date(2000 + int(year[0]), 12, 31) if year else None


SOURCE = Source(
    name="lsoa_lookups",
    title="Lookups between small areas, wards, councils and regions",
    publisher="Office for National Statistics",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://geoportal.statistics.gov.uk/search?q=LSOA%20lookup",
    cadence_days=365,
    recognise=recognise,
    read=read,
    fetch=Layers(LAYERS),
    nations=frozenset({"E", "W"}),
)
