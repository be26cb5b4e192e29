"""Reads of areas: those of the place are rows of ours; others are looked up in the open data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import shapely
from django.core.cache import cache
from django.db.models import Q, QuerySet

from hedgerow.kernel import clock
from hedgerow.kernel.geography import Point
from hedgerow.places.models import Area, AreaParent, Place
from hedgerow.places.queries.open_data import spine
from hedgerow.places.types import AreaKind, Located
from hedgerow.spine import identifiers

# About 20 metres: finer than a screen shows a ward.
TOLERANCE_DEGREES = 0.0002
DECIMALS = 5
CACHED_SECONDS = 86_400
NAMES_FROM_SPINE = "SELECT code, name FROM areas WHERE code IN (SELECT unnest(?))"
LSOAS_FROM_SPINE = """
    WITH RECURSIVE below(code) AS (
        SELECT ?::VARCHAR UNION SELECT p.code FROM area_parents p JOIN below b ON p.parent = b.code
        WHERE p.end_date IS NULL OR p.end_date >= ?)
    SELECT a.code FROM areas a JOIN below USING (code)
    WHERE a.kind = 'lsoa' AND (a.end_date IS NULL OR a.end_date >= ?)
"""


def place() -> Place | None:
    """The place that this installation serves, or None before it is opened."""
    return Place.objects.filter(pk=1).first()


def area(code: str) -> Area | None:
    """An area of the place by its code, in force or not."""
    return Area.objects.filter(code=code).first()


def areas(*, kind: str | None = None, on: date | None = None) -> QuerySet[Area]:
    """Areas in force on a day (today), by name, without their boundaries, which are large."""
    day = on or clock.today()
    in_force = Q(starts__isnull=True) | Q(starts__lte=day)
    found = Area.objects.filter(in_force, Q(ends__isnull=True) | Q(ends__gt=day)).defer("boundary")
    return found.filter(kind=kind) if kind else found


def neighbourhoods() -> QuerySet[Area]:
    """The neighbourhoods drawn here that are in use."""
    return areas(kind=AreaKind.NEIGHBOURHOOD)


def area_names(codes: Iterable[str]) -> dict[str, str]:
    """Names of areas by code; a code that nobody knows is left out. One query here, and at most one there."""
    wanted = {code for code in codes if code}
    known = dict(Area.objects.filter(code__in=wanted).values_list("code", "name"))
    held, missing = spine(), sorted(wanted - known.keys())
    if missing and held and held.has("areas"):
        known |= {row["code"]: row["name"] for row in held.rows(NAMES_FROM_SPINE, missing) if row["name"]}
    return known


def postcode(text: str) -> Located | None:
    """Where a postcode lies, however it was typed ("m154ab"). None for no postcode, or one the open data lacks."""
    return next(iter(postcodes([text]).values()), None)


def point_of(text: str) -> Point | None:
    """Where a postcode lies, or None where it is none or the open data lacks it."""
    located = postcode(text) if text.strip() else None
    return Point(located.lon, located.lat) if located and located.lon is not None and located.lat is not None else None


def postcodes(texts: Iterable[str]) -> dict[str, Located]:
    """Where many postcodes lie, by the postcode in its one form, in one query; unknown ones are left out."""
    wanted, held = sorted({identifiers.postcode(text) or "" for text in texts} - {""}), spine()
    if not wanted or not held or not held.has("postcodes"):
        return {}
    sql = "SELECT postcode, lsoa, msoa, ward, authority, lon, lat FROM postcodes WHERE postcode IN "
    # A single value lets the reader skip all but one part of the file.
    rows = held.rows(f"{sql} (?)", wanted[0]) if len(wanted) == 1 else held.rows(f"{sql} (SELECT unnest(?))", wanted)
    return {row["postcode"]: _located(row) for row in rows}


def _located(row: dict[str, Any]) -> Located:
    codes = {name: row[name] or "" for name in ("postcode", "lsoa", "msoa", "ward", "authority")}
    return Located(**codes, lon=row["lon"], lat=row["lat"])


def children(code: str) -> QuerySet[Area]:
    """The areas directly in an area, without their boundaries."""
    return Area.objects.filter(parent_links__parent__code=code).defer("boundary")


def parents(code: str) -> QuerySet[Area]:
    """The areas that an area lies directly in, without their boundaries."""
    return Area.objects.filter(child_links__child__code=code).defer("boundary")


def within(code: str) -> set[str]:
    """Codes of the LSOAs in an area (an LSOA holds itself): from our rows, else from the open data."""
    kind = Area.objects.filter(code=code).values_list("kind", flat=True).first()
    if kind:
        lsoas = _below(code) & set(areas(kind=AreaKind.LSOA).values_list("code", flat=True))
        if lsoas or kind == AreaKind.NEIGHBOURHOOD:
            return lsoas
    held = spine()
    if held is None or not held.has("area_parents"):
        return set()
    return {row["code"] for row in held.rows(LSOAS_FROM_SPINE, code, clock.today(), clock.today())}


def _below(code: str) -> set[str]:
    """An area and everything in it, by the links between our rows."""
    inside: dict[str, list[str]] = defaultdict(list)
    for child, parent in AreaParent.objects.values_list("child__code", "parent__code"):
        inside[parent].append(child)
    found, waiting = {code}, [code]
    while waiting:
        new = set(inside[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


def areas_at(lon: float, lat: float, *, kinds: Iterable[str] = (AreaKind.WARD, AreaKind.LSOA)) -> list[Area]:
    """The areas of the place whose boundary holds a point (degrees)."""
    point = shapely.Point(lon, lat)
    held = areas().filter(kind__in=list(kinds), boundary__isnull=False).defer(None)
    return [each for each in held if shapely.from_wkb(bytes(each.boundary or b"")).covers(point)]


def boundaries(*, kind: str = "", codes: Iterable[str] = ()) -> dict[str, Any]:
    """A GeoJSON FeatureCollection of areas in force, of a kind or by their codes; properties are code, name, kind."""
    codes, place_now = sorted(codes), place()
    if codes:
        return _collection(areas().filter(code__in=codes))
    key = f"boundaries:{kind}:{place_now.spine_version if place_now else ''}"
    if kind == AreaKind.NEIGHBOURHOOD or not place_now:
        return _collection(areas(kind=kind))
    return cache.get_or_set(key, lambda: _collection(areas(kind=kind)), CACHED_SECONDS) or {}


def over_outline(points: Mapping[str, Any]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection over the outline of the place, which is drawn first."""
    here = place()
    outline = boundaries(codes=[here.area_code])["features"] if here else []
    return {**points, "features": [*outline, *points["features"]]}


def _collection(found: QuerySet[Area]) -> dict[str, Any]:
    with_boundary = found.filter(boundary__isnull=False).defer(None)
    return {"type": "FeatureCollection", "features": [_feature(each) for each in with_boundary]}


def _feature(each: Area) -> dict[str, Any]:
    shape = shapely.simplify(shapely.from_wkb(bytes(each.boundary or b"")), TOLERANCE_DEGREES)
    return {
        "type": "Feature",
        "id": each.code,
        "properties": {"code": each.code, "name": each.name, "kind": each.kind},
        "geometry": _rounded(shapely.geometry.mapping(shape)),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(value, DECIMALS) if isinstance(value, float) else value
