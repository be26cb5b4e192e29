"""JSON and GeoJSON that fit in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import encoding


@dataclass(frozen=True)
class Feature:
    """One feature: its properties, and its geometry as GeoJSON in longitude and latitude (EPSG:4326), or None."""

    properties: dict[str, Any]
    geometry: dict[str, Any] | None


def read_json(data: bytes, *, file: str) -> Any:
    """The document as Python holds it. Raises InputError with file and line."""
    try:
        return json.loads(encoding.decode(data))
    except json.JSONDecodeError as error:
        raise InputError(f"the JSON cannot be read ({error.msg}); it may be cut short", file, error.lineno) from error
    except RecursionError as error:
        raise InputError("the JSON is nested too deeply", file=file) from error


def features(data: bytes, *, file: str) -> list[Feature]:
    """The features of a GeoJSON collection. Raises InputError where it is none."""
    document = read_json(data, file=file)
    items = document.get("features") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise InputError("the file is not a GeoJSON collection of features", file=file)
    return [feature(item, number, file) for number, item in enumerate(items, start=1)]


def feature(item: Any, number: int, file: str) -> Feature:
    if not isinstance(item, dict) or not isinstance(item.get("properties") or {}, dict):
        raise InputError("the feature is not an object with properties", file=file, row=number)
    return Feature(item.get("properties") or {}, item.get("geometry"))
