"""Code-Point Open: every postcode of Great Britain with its place, council and ward, in the official zip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray
from pyproj import Transformer

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading import workbook
from hedgerow.spine.reading.bulk import Layout, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

ADDRESS = "https://api.os.uk/downloads/v1/products/CodePointOpen/downloads?area=GB&format=CSV&redirect"
# The names in Doc/Code-Point_Open_Column_Headers.csv: the data files have no header line.
LAYOUT = Layout(
    delimiter=",",
    names=(
        "postcode",
        "quality",
        "easting",
        "northing",
        "country",
        "nhs_region",
        "nhs_authority",
        "county",
        "district",
        "ward",
    ),
)
FIRST_LINE = re.compile(r'"[A-Z]{1,2}\d[A-Z\d]? *\d[A-Z]{2}",\d\d,\d+,\d+,"[EWSN]92')
# Sheets of Doc/Codelist.xlsx whose names are wanted: two columns, name and code, without a header.
SHEETS = ("CTY", "DIS", "DIW", "LBO", "LBW", "MTD", "MTW", "UTA", "UTE", "UTW", "CED")
NO_PLACE = "90"
# Parts that are transformed at a time.
PARTS = 2


def recognise(found: Found) -> bool:
    if found.name == "codelist.xlsx":
        return "codepo" in found.path.name.lower()
    return bool(FIRST_LINE.match(found.head)) or "PRODUCT: OS CODE-POINT" in found.head


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    day = date_of(found)
    data = [one for one in found if one.suffix == ".csv"]
    raws = [read_postcodes(data, into, day)] if data else []
    lists = [one for one in found if one.suffix == ".xlsx"]
    return [*raws, *(read_names(one, into, day) for one in lists[:1])]


def read_postcodes(found: Sequence[Found], into: Path, day: date | None) -> Raw:
    target = into / "postcodes.parquet"
    with workbench() as bench:
        bench.delimited("published", found, LAYOUT)
        with bench.sentences():
            table = bench.con.execute("SELECT * FROM published").to_arrow_table()
    pq.write_table(with_lon_lat(table), target, compression="zstd")
    return Raw("code_point_open", target, table.num_rows, day)


def with_lon_lat(table: pa.Table) -> pa.Table:
    """Adds `lon` and `lat`, empty where the Ordnance Survey gives a postcode no place (quality 90)."""
    numbers = [pc.cast(table[name], pa.float64()).to_numpy() for name in ("easting", "northing")]
    placed = pc.not_equal(table["quality"], NO_PLACE).to_numpy(zero_copy_only=False)
    lon, lat = (np.where(placed, value, np.nan) for value in lon_lat(numbers[0], numbers[1]))
    return table.append_column("lon", pa.array(lon, from_pandas=True)).append_column(
        "lat", pa.array(lat, from_pandas=True)
    )


def lon_lat(easting: NDArray[np.float64], northing: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """British National Grid (EPSG:27700, metres) to longitude and latitude (EPSG:4326, degrees), in bulk.

    Without the Ordnance Survey's OSTN15 grid, which pyproj does not carry, the transformation is the seven-parameter
    one (EPSG:1314): right to about 2 metres in most of Great Britain and 5 at worst, which is finer than a postcode.
    """
    with ThreadPoolExecutor(PARTS) as pool:
        parts = list(pool.map(part_lon_lat, np.array_split(easting, PARTS), np.array_split(northing, PARTS)))
    lon, lat = (np.concatenate([part[place] for part in parts]) for place in (0, 1))
    return np.round(lon, 6), np.round(lat, 6)


def part_lon_lat(easting: NDArray[np.float64], northing: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    lon, lat = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True).transform(easting, northing)
    return lon, lat


def read_names(found: Found, into: Path, day: date | None) -> Raw:
    data, target = found.content(), into / "names.parquet"
    pairs = workbook.pairs(data, file=found.label, sheets=SHEETS)
    names, codes = ([pair[index] for pair in pairs] for index in (0, 1))
    pq.write_table(pa.table({"name": pa.array(names, pa.string()), "code": pa.array(codes, pa.string())}), target)
    return Raw("code_point_names", target, len(pairs), day)


def date_of(found: Sequence[Found]) -> date | None:
    """The copyright date in Doc/metadata.txt."""
    heads = (one.head for one in found if one.suffix == ".txt")
    days = (re.search(r"COPYRIGHT DATE: (\d{4})(\d\d)(\d\d)", head) for head in heads)
    return next((date(int(day[1]), int(day[2]), int(day[3])) for day in days if day), None)


SOURCE = Source(
    name="code_point_open",
    title="Code-Point Open",
    publisher="Ordnance Survey",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://osdatahub.os.uk/downloads/open/CodePointOpen",
    cadence_days=91,
    recognise=recognise,
    read=read,
    fetch=Files({"codepo_gb.zip": ADDRESS}),
    nations=frozenset({"E", "W", "S"}),
)
