"""The columnar copy of the record: Parquet files under DATA/ledger/ and the manifest that says how far they go.

Only what the manifest names is the copy; a file beside it is left over from a run that was killed. The manifest is
written beside and renamed, so it is always whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from hedgerow.ledger.models import Seal
from hedgerow.ledger.rules import FIRST_HASH

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Part:
    """One file of the copy: its first and last position, the hash of its last seal, and the file's own SHA-256."""

    file: str
    first: int
    last: int
    hash: str
    sha256: str


@dataclass(frozen=True)
class Copy:
    """The parts of the copy, which follow each other without a gap from position 1."""

    folder: Path
    parts: tuple[Part, ...] = ()

    @property
    def last(self) -> int:
        """The last position copied, 0 where there is none."""
        return self.parts[-1].last if self.parts else 0

    @property
    def hash(self) -> str:
        """The hash of the last seal copied."""
        return self.parts[-1].hash if self.parts else FIRST_HASH

    @property
    def paths(self) -> list[str]:
        """The files, oldest first."""
        return [str(self.folder / part.file) for part in self.parts]

    def text(self) -> str:
        """The manifest, as it is written."""
        return json.dumps({"format": 1, "parts": [asdict(part) for part in self.parts]}, indent=1)


def folder() -> Path:
    """Where the copy lies."""
    return Path(settings.DATA_DIR) / "ledger"


def stored() -> Copy:
    """The copy as its manifest says; empty where there is none, a file is missing, or the manifest cannot be read."""
    place = folder()
    try:
        parts = tuple(Part(**part) for part in json.loads((place / MANIFEST).read_text())["parts"])
    except (OSError, ValueError, TypeError, KeyError):
        return Copy(place)
    whole = all((place / part.file).is_file() for part in parts)
    return Copy(place, parts if whole else ())


def trusted() -> Copy:
    """The copy, if it is of this very chain; once another database was put in place it is not, and counts as none."""
    copy = stored()
    if not copy.parts or Seal.objects.filter(position=copy.last, hash=copy.hash).exists():
        return copy
    return Copy(copy.folder)
