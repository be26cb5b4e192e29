"""Mutual societies with the number that Companies House gives them (David Kane's list)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hedgerow.spine.fetching.files import Files
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.sources.base import Found, Raw, Source

ADDRESS = "https://raw.githubusercontent.com/drkane/charity-lookups/HEAD/mutual-companies.csv"
COLUMNS = ("mutual_id", "company_id", "name")


def recognise(found: Found) -> bool:
    return found.has(*COLUMNS)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    with workbench() as bench:
        bench.delimited("published", found, required=COLUMNS)
        rows = bench.write(f"SELECT {', '.join(COLUMNS)} FROM published", into / "mutuals.parquet")
    return [Raw("mutuals", into / "mutuals.parquet", rows, max((one.date for one in found if one.date), default=None))]


SOURCE = Source(
    name="mutuals",
    title="Mutual societies and their company numbers",
    publisher="David Kane, charity-lookups",
    licence="Open Database License",
    licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
    address="https://github.com/drkane/charity-lookups",
    cadence_days=365,
    recognise=recognise,
    read=read,
    fetch=Files({"mutual-companies.csv": ADDRESS}),
)
