"""What every source must say of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hedgerow.spine.fetching.web import Fetch
from hedgerow.spine.reading.found import Found

__all__ = ["OGL_3", "OGL_3_URL", "Found", "Raw", "Source"]

OGL_3 = "Open Government Licence v3.0"
OGL_3_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True)
class Raw:
    """What a source wrote: faithful text as Parquet at `path`, its row count and the date it describes.

    `name` is what tables ask for in `needs`. Several sources may write the same name (`faults`, say): the build puts
    them end to end by column name. The build adds two columns to each raw table, so a source need not: `source` (the
    source's name) and `source_date`.
    """

    name: str
    path: Path
    rows: int
    date: date | None


@dataclass(frozen=True)
class Source:
    """A publisher's data set.

    `recognise` tells by name or content whether one file, or one member of a zip, is part of this data set; it is
    asked once for each, so it looks at `Found.name`, `.columns` and `.head` (a few kilobytes, read once and shared).
    `read` gets all that were recognised, and an empty folder to write Parquet into; it is not called again while
    those files and this code stay the same. `fetch` brings the publisher's own files into a folder (needs the
    internet); where there is no dependable address it is None, and `by_hand` says what to look for. `personal` names the
    columns that are dropped before anything is written; the build refuses a raw table that still has one of them.
    """

    name: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    address: str
    cadence_days: int
    recognise: Callable[[Found], bool]
    read: Callable[[Sequence[Found], Path], Sequence[Raw]]
    fetch: Fetch | None = None
    by_hand: str = ""
    personal: frozenset[str] = field(default_factory=frozenset)
    nations: frozenset[str] = frozenset({"E", "W", "S", "N"})
