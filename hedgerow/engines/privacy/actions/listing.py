"""The list of erasures outside the database, so that restoring an old backup does not bring anybody back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from hedgerow.engines.privacy.models import Erasure
from hedgerow.engines.privacy.queries import files

NAME = "erasures.jsonl"


def append(kept: Erasure) -> None:
    """Add one erasure to the list in the data folder, and to the one beside the backups where there is a folder of them.

    It holds refs and a moment, nothing else.
    """
    line = json.dumps({"at": kept.at.isoformat(), "refs": kept.refs, "emptied": kept.emptied}) + "\n"
    for folder in (files.folder(), _backups()):
        if folder and folder.is_dir():
            with (folder / NAME).open("a") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())


def _backups() -> Path | None:
    named = os.environ.get("HEDGEROW_BACKUP_DIR", "").strip()
    return Path(named) if named else None


def read(path: Path) -> list[dict[str, Any]]:
    """The erasures of a list, each once; a last line that was cut off by a crash is left out."""
    found: dict[str, dict[str, Any]] = {}
    for line in path.read_text().splitlines() if path.is_file() else ():
        try:
            found[line] = json.loads(line)
        except ValueError:
            continue
    return list(found.values())
