"""The place by ward, drawn as SVG: for paper, where no map of the screen can go. Our own drawing, north up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from hedgerow.evidence.types.reports import Cell
from hedgerow.places.models import Area
from hedgerow.shell.charts import INK, LINE
from hedgerow.shell.maps import Feature

WIDTH, HEIGHT, EDGE = 680.0, 460.0, 8.0
SHADES = {1: "#1f4a36", 2: "#3f7a53", 3: "#7aa678", 4: "#bcd6b0", 5: "#e4efdd"}
PALE = "#f6f2e8"
DARK = (1, 2)  # shades on which a number is white
At = Callable[[float, float], tuple[float, float]]
COARSE = 0.0003  # degrees, some 30 metres: finer is not seen on paper


def shapes(cells: Iterable[Cell]) -> dict[str, bytes]:
    """The boundaries of wards that are held, by code."""
    rows = Area.objects.filter(code__in=[one.key for one in cells], boundary__isnull=False)
    return {code: bytes(boundary) for code, boundary in rows.values_list("code", "boundary") if boundary}


def features(cells: Sequence[Cell], words: Mapping[str, str], urls: Mapping[str, str]) -> list[Feature]:
    """The same for the map of the screen."""
    held = shapes(cells)
    return [
        Feature(
            one.name, shape=held[one.key], url=urls.get(one.key, ""), words=words.get(one.key, ""), fill=one.fill or 5
        )
        for one in cells
        if one.key in held
    ]


def drawn(cells: Sequence[Cell]) -> str:
    """Wards in five shades by their fill, each with its number in the table; "" where no boundary is held."""
    held = shapes(cells)
    wards = [(number, one, shapely.from_wkb(held[one.key])) for number, one in enumerate(cells, 1) if one.key in held]
    if not wards:
        return ""
    west, south, east, north = shapely.total_bounds([shape for _, _, shape in wards])
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min((WIDTH - 2 * EDGE) / max((east - west) * squeeze, 1e-9), (HEIGHT - 2 * EDGE) / max(north - south, 1e-9))
    width, height = (east - west) * squeeze * scale + 2 * EDGE, (north - south) * scale + 2 * EDGE

    def at(lon: float, lat: float) -> tuple[float, float]:
        return EDGE + (lon - west) * squeeze * scale, EDGE + (north - lat) * scale

    paths = "".join(_ward(one, shape, at) for _, one, shape in wards)
    numbers = "".join(_number(number, one, shape, at) for number, one, shape in wards)
    box = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{paths}{numbers}</svg>'


def _ward(one: Cell, shape: BaseGeometry, at: At) -> str:
    simple = shapely.simplify(shape, COARSE, preserve_topology=True)
    polygons = getattr(simple, "geoms", [simple])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    lines = " ".join(_ring(ring.coords, at) for ring in rings)
    fill = SHADES.get(one.fill or 0, PALE)
    path = f'<path d="{lines}" fill="{fill}" stroke="{LINE}" stroke-width="1.2" fill-rule="evenodd">'
    return f"{path}<title>{escape(one.name)}</title></path>"


def _ring(points: Iterable[Sequence[float]], at: At) -> str:
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point[:2]) for point in points)) + "Z"


def _number(number: int, one: Cell, shape: BaseGeometry, at: At) -> str:
    point = shape.representative_point()
    x, y = at(point.x, point.y)
    ink = "#ffffff" if one.fill in DARK else INK
    return f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="12" text-anchor="middle" fill="{ink}">{number}</text>'
