"""The open data of this installation."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from hedgerow.places.types import Sourced
from hedgerow.spine.store import Spine, SpineMissing, open_spine


def spine_folder() -> Path:
    """Where this installation keeps its open data."""
    folder: Path = settings.DATA_DIR / "spine"
    return folder


def spine() -> Spine | None:
    """The open data that serves now, or None where there is none yet. Cheap: call it wherever it is needed."""
    try:
        return open_spine(spine_folder())
    except SpineMissing:
        return None


def source(name: str) -> Sourced:
    """Title, publisher, licence and date of a data set by the name that rows carry; the name alone where unknown."""
    held = spine()
    known = held.manifest.source(name) if held else None
    if known is None:
        return Sourced(name)
    return Sourced(known.title, known.publisher, known.licence, known.licence_url, known.date)
