"""What every source must say of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Found:
    """One file, or one member of a zip, that a source recognised. `sample` marks faked names on real numbers."""

    path: Path
    member: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Raw:
    """What a source wrote: faithful text as Parquet under `path`, its row count and the date it describes."""

    name: str
    path: Path
    rows: int
    date: date | None


@dataclass(frozen=True)
class Source:
    """A publisher's data set.

    `recognise` tells by name or content whether a file is this data set; `read` writes what was found as dated
    Parquet of plain text into a folder; `fetch` brings the publisher's own files into a folder (needs the internet).
    `personal` names the columns that are dropped before anything is written.
    """

    name: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    address: str
    cadence_days: int
    recognise: Callable[[Path], Sequence[Found]]
    read: Callable[[Sequence[Found], Path], Sequence[Raw]]
    fetch: Callable[[Path], None] | None = None
    personal: frozenset[str] = field(default_factory=frozenset)
    nations: frozenset[str] = frozenset({"E", "W", "S", "N"})
