"""The two shapes that most open data comes in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def write_geojson(path: Path, shapes: Mapping[tuple[str, str], BaseGeometry]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"area_code": code, "area_name": name},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for (code, name), shape in shapes.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "name": path.stem, "features": features}))
