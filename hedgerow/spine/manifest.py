"""What a built spine says of itself: its version, when it was built, its sources with licence and date, its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

FILE = "manifest.json"


@dataclass(frozen=True)
class SourceInfo:
    """A data set as it was read: `date` is the day it describes, `rows` what was read, `sha256` of all its files.

    `raw` counts the rows of each raw table; `files` names what was read.
    """

    name: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    address: str
    date: date | None
    rows: int
    sha256: str
    files: tuple[str, ...] = ()
    raw: Mapping[str, int] = field(default_factory=dict)
    cadence_days: int = 0
    sample: bool = False


@dataclass(frozen=True)
class Manifest:
    """`fingerprint` is of everything that went in, code included: the same one means the same tables."""

    version: str
    built_at: datetime
    sources: tuple[SourceInfo, ...]
    tables: Mapping[str, int]
    fingerprint: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)

    def source(self, name: str) -> SourceInfo | None:
        return next((one for one in self.sources if one.name == name), None)


def write(manifest: Manifest, folder: Path) -> None:
    (folder / FILE).write_text(as_json(manifest), encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of a build. Raises OSError, ValueError, KeyError or TypeError where it is absent or damaged."""
    return from_dict(json.loads((folder / FILE).read_text(encoding="utf-8")))


def as_json(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest), indent=1, default=lambda value: value.isoformat())


def from_dict(held: dict[str, Any]) -> Manifest:
    sources = tuple(source_from(one) for one in held["sources"])
    return Manifest(**{**held, "built_at": datetime.fromisoformat(held["built_at"]), "sources": sources})


def source_from(held: dict[str, Any]) -> SourceInfo:
    day = date.fromisoformat(held["date"]) if held["date"] else None
    return SourceInfo(**{**held, "date": day, "files": tuple(held["files"])})
