"""Grants as funders publish them in the 360Giving Data Standard: JSON, CSV or XLSX, sound or not.

Every fault is written down by row, and what is sound is loaded. The same grants are often published in several forms:
the table `grants` takes each once.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hedgerow.spine import threesixty
from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.registry import Registry
from hedgerow.spine.reading import delimited, documents, encoding, workbook
from hedgerow.spine.reading.found import Found, delimiter_of
from hedgerow.spine.reading.values import Place
from hedgerow.spine.sources.base import Raw, Source
from hedgerow.spine.threesixty import Checked, Fault, Published
from hedgerow.standards.threesixty import FIELDS, Kind, plain_title

TYPES = {Kind.AMOUNT: pa.int64(), Kind.WHOLE: pa.int64(), Kind.DAY: pa.date32()}
GRANTS = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int64()),
        ("form", pa.string()),
        ("to_individual", pa.bool_()),
        ("sample", pa.bool_()),
    ]
    + [(one.name, TYPES.get(one.kind, pa.string())) for one in FIELDS]
)
FAULTS = pa.schema(
    [(name, pa.int64() if name == "row" else pa.string()) for name in ("file", "row", "column", "value", "message")]
)
TITLES = ("Identifier", "Amount Awarded", "Funding Org:Identifier", "Currency")
PACKAGE = re.compile(r'"grants"\s*:\s*\[')
SLIPPED = "the row has {found} cells where the header has {expected}: its cells may stand in the wrong columns"


@dataclass
class Reading:
    """What one file gave."""

    found: Found
    grants: list[dict[str, Any]] = field(default_factory=list)
    faults: list[dict[str, Any]] = field(default_factory=list)

    def fault(self, row: int, fault: Fault) -> None:
        self.faults.append(
            {
                "file": self.found.label,
                "row": row,
                "column": fault.column,
                "value": fault.value,
                "message": fault.message,
            }
        )


def recognise(found: Found) -> bool:
    if found.suffix == ".json":
        return bool(PACKAGE.search(found.head))
    return titled(found.columns) if found.suffix in {".csv", ".tsv"} else found.suffix == ".xlsx" and is_workbook(found)


def titled(columns: Sequence[str]) -> bool:
    held = {plain_title(column) for column in columns}
    return all(plain_title(title) in held for title in TITLES)


def is_workbook(found: Found) -> bool:
    """True for a workbook of grants with at least one row (an empty one is a template)."""
    try:
        first = next(workbook.rows(found.content(), file=found.label, sheet=grants_sheet(found)), None)
    except InputError:
        return False
    return first is not None and titled(list(first.cells))


def grants_sheet(found: Found) -> str:
    """The sheet called `grants`, as in the standard's own template, which begins with another; "" for the first."""
    names = workbook.opened(found.content(), found.label).sheetnames
    return next((name for name in names[1:] if name.strip().lstrip("#").casefold() == "grants"), "")


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    raws = []
    for number, one in enumerate(found):
        reading = read_one(one)
        day = last_day(reading)
        raws.append(write(reading.grants, GRANTS, "threesixty_grants", into / f"{number:04}_grants.parquet", day))
        raws.append(write(reading.faults, FAULTS, "threesixty_faults", into / f"{number:04}_faults.parquet", day))
    return raws


def write(rows: list[dict[str, Any]], schema: pa.Schema, name: str, target: Path, day: date | None) -> Raw:
    pq.write_table(pa.Table.from_pylist(rows, schema), target, compression="zstd")
    return Raw(name, target, len(rows), day)


def last_day(reading: Reading) -> date | None:
    """The day of the file: when a grant in it was last changed, else when the last one was awarded."""
    named = reading.found.date
    days = [grant["modified"] or grant["award_date"] for grant in reading.grants]
    return named or max((day for day in days if day and day <= datetime.now(UTC).date()), default=None)


def read_one(found: Found) -> Reading:
    """One file. Raises InputError where nothing in it can be read."""
    reading = Reading(found)
    seen: dict[str, int] = {}
    form = found.suffix.removeprefix(".")
    for row, published in grants_in(found, reading):
        checked: Checked = threesixty.check(published)
        for fault in checked.faults:
            reading.fault(row, fault)
        if checked.grant is None:
            reading.fault(row, Fault("", "", "the grant was left out: it has no sound identifier, currency or amount"))
        elif seen.setdefault(checked.grant["grant_id"], row) != row:
            first = seen[checked.grant["grant_id"]]
            reading.fault(row, Fault("grant_id", "", f"row {first} has the same identifier; this row was left out"))
        else:
            extra = {"file": found.label, "row": row, "form": form, "sample": found.sample}
            reading.grants.append({**checked.grant, **extra})
    return reading


def grants_in(found: Found, reading: Reading) -> Iterator[tuple[int, Published]]:
    """Each published grant with its row: in JSON its number in the list, in a table the row that a spreadsheet shows."""
    of = threesixty.from_json if found.suffix == ".json" else threesixty.from_titles
    for row, grant in raw_in(found, reading):
        yield row, of(grant)


def raw_in(found: Found, reading: Reading, suffix: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
    """Each grant as it stands, with its row: an object of JSON, or the cells of a table by their titles.

    What is no grant at all is written down as a fault of `reading` and passed by. Raises InputError.
    """
    form = suffix or found.suffix
    if form == ".json":
        yield from json_grants(found, reading)
    elif form == ".xlsx":
        for row in workbook.rows(found.content(), file=found.label, sheet=grants_sheet(found)):
            yield row.place.row or 0, row.cells
    else:
        yield from csv_grants(found, reading)


def json_grants(found: Found, reading: Reading) -> Iterator[tuple[int, dict[str, Any]]]:
    document = documents.read_json(found.content(), file=found.label)
    grants = document.get("grants") if isinstance(document, dict) else None
    if not isinstance(grants, list):
        raise InputError("the file is no 360Giving package: it has no list of grants", file=found.label)
    for number, grant in enumerate(grants, start=1):
        if isinstance(grant, dict):
            yield number, grant
        else:
            reading.fault(number, Fault("", "", "the grant is not an object; it was left out"))


def csv_grants(found: Found, reading: Reading) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows of a table; one whose cells do not fit the header is written down as a fault and passed by."""
    text = encoding.decode(found.content())
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.partition("\n")[0]))
    header = [name.strip() for name in next(lines, [])]
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            row = delimited.row_of(header, cells, Place(found.label, lines.line_num))
        except InputError:
            message = SLIPPED.format(found=len(cells), expected=len(header))
            reading.fault(lines.line_num, Fault("", "", message))
            continue
        yield lines.line_num, row.cells


SOURCE = Source(
    name="threesixty_giving",
    title="Grants published in the 360Giving Data Standard",
    publisher="The funder named in each grant",
    licence="The open licence that each funder names",
    licence_url="https://www.360giving.org/explore/technical/open-licences/",
    address="https://registry.threesixtygiving.org/",
    cadence_days=30,
    recognise=recognise,
    read=read,
    fetch=Registry(),
)
