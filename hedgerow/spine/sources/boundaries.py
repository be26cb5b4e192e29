"""Boundaries of areas in GeoJSON, as the ONS, the Ordnance Survey and councils publish them (longitude, latitude)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hedgerow.spine import gss
from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.arcgis import Layer, Layers
from hedgerow.spine.reading import documents
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

CODE = re.compile(r"area_code|code|gss_?code|[a-z]{2,6}\d\dcd", re.IGNORECASE)
NAME = re.compile(r"area_name|name|[a-z]{2,6}\d\dnm", re.IGNORECASE)
OF_BUILDINGS = re.compile(r'"(address|postcode|featcode|id)"', re.IGNORECASE)
# In degrees, about four metres: finer than a line on a screen. Neighbours keep the border that they share.
TOLERANCE = 0.00005
# Generalised to 20 metres: `BGC` in the portal's names.
LAYERS = {
    "councils": Layer(r"Local_Authority_Districts_Dec(?:ember)?_(20\d\d)_Boundaries_UK_BGC(?:_V(\d+))?", outlines=True),
    "wards": Layer(r"Wards_Dec(?:ember)?_(20\d\d)_Boundaries_UK_BGC(?:_V(\d+))?", outlines=True),
    "lsoas": Layer(r"Lower_layer_Super_Output_Areas_Dec(?:ember)?_(2021)_Boundaries_EW_BGC(?:_V(\d+))?", outlines=True),
    "msoas": Layer(
        r"Middle_layer_Super_Output_Areas_Dec(?:ember)?_(2021)_Boundaries_EW_BGC(?:_V(\d+))?", outlines=True
    ),
}
SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("lon", pa.float64()),
        ("lat", pa.float64()),
        ("boundary", pa.binary()),
    ]
)


@dataclass(frozen=True)
class Outline:
    """One area as published: the code is empty for a locality until its authority is known."""

    code: str
    name: str
    kind: str
    geometry: BaseGeometry


def recognise(found: Found) -> bool:
    """A GeoJSON collection whose features bear the code of an area, or localities, and nothing that a building has."""
    if found.suffix not in {".geojson", ".json"} or '"FeatureCollection"' not in found.head:
        return False
    properties = " ".join(re.findall(r'"properties"\s*:\s*\{([^}]*)', found.head))
    coded = "localit" in found.name or bool(re.search(r'"[EWSN]\d{8}"', properties))
    return coded and not OF_BUILDINGS.search(properties)


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    outlines = [outline for one in found for outline in outlines_in(one)]
    rows = [row for kind in sorted({one.kind for one in outlines}) for row in rows_of(kind, outlines)]
    target = into / "boundaries.parquet"
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), target, compression="zstd")
    return [Raw("boundaries", target, len(rows), max((one.date for one in found if one.date), default=None))]


def outlines_in(found: Found) -> Iterator[Outline]:
    features = documents.features(found.content(), file=found.label)
    for number, feature in enumerate(features, start=1):
        code, name = value(feature.properties, CODE), value(feature.properties, NAME)
        kind = gss.kind_of(code) or ("locality" if "localit" in found.name else "")
        if kind and feature.geometry:
            yield Outline(code, name, kind, geometry_of(feature.geometry, found.label, number))


def value(properties: dict[str, Any], pattern: re.Pattern[str]) -> str:
    return next((str(held).strip() for name, held in properties.items() if held and pattern.fullmatch(name)), "")


def geometry_of(published: dict[str, Any], file: str, number: int) -> BaseGeometry:
    """A valid polygon or several. Raises InputError for one that is neither, or not in longitude and latitude."""
    try:
        geometry = shapely.make_valid(shape(published))
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise InputError("the geometry of this feature cannot be read", file=file, row=number) from error
    west, south, east, north = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
    if geometry.area == 0 or west < -180 or east > 180 or south < -90 or north > 90:
        raise InputError("the feature is no area in longitude and latitude (EPSG:4326)", file=file, row=number)
    return shapely.force_2d(geometry)


def rows_of(kind: str, outlines: Sequence[Outline]) -> Iterator[dict[str, Any]]:
    own = merged([one for one in outlines if one.kind == kind])
    simple = simplified([one.geometry for one in own])
    for one, geometry in zip(own, simple, strict=True):
        inside = one.geometry.representative_point()
        yield {
            "code": one.code or locality_code(one, outlines),
            "name": one.name or one.code,
            "kind": kind,
            "lon": round(inside.x, 6),
            "lat": round(inside.y, 6),
            "boundary": shapely.to_wkb(geometry, output_dimension=2),
        }


def merged(outlines: Sequence[Outline]) -> list[Outline]:
    """One outline an area: some publishers give an area that has several parts as several features."""
    parts: dict[str, list[Outline]] = {}
    for one in outlines:
        parts.setdefault(one.code or one.name, []).append(one)
    return [
        replace(own[0], geometry=shapely.union_all([one.geometry for one in own])) if len(own) > 1 else own[0]
        for own in parts.values()
    ]


def simplified(geometries: list[BaseGeometry]) -> Sequence[BaseGeometry]:
    """All areas of one kind together, so that no gaps open between neighbours; each alone where they overlap."""
    try:
        if bool(shapely.coverage_is_valid(geometries)):
            return list(shapely.coverage_simplify(geometries, TOLERANCE))
    except ShapelyError:
        pass
    return [geometry.simplify(TOLERANCE) for geometry in geometries]


def locality_code(locality: Outline, outlines: Sequence[Outline]) -> str:
    """`E08000009-north`: no publisher gives localities a code, so it is the authority's with the name."""
    point = locality.geometry.representative_point()
    around = (one.code for one in outlines if one.kind == "authority" and one.geometry.contains(point))
    return f"{next(around, 'locality')}-{slug(locality.name)}"


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


SOURCE = Source(
    name="boundaries",
    title="Boundaries of areas",
    publisher="Office for National Statistics and Ordnance Survey, and councils that publish their part",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://geoportal.statistics.gov.uk/search?q=BDY",
    cadence_days=365,
    recognise=recognise,
    read=read,
    fetch=Layers(LAYERS),
)
