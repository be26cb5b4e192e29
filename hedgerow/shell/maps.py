"""GeoJSON for our own maps, from well-known binary. Longitude and latitude (EPSG:4326), as GeoJSON asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from django.http import HttpRequest, HttpResponse, JsonResponse
from shapely.geometry import mapping

#: about 10 metres; finer is not seen on a screen and weighs more
PLACES = 4
MEDIA_TYPE = "application/geo+json"


@dataclass(frozen=True)
class Feature:
    """Something on a map: a shape (WKB) or a point, its name, where it leads, and how it is filled (1 strong to 5 pale).

    `words` is what its label says beneath the name. An area with no fill is drawn as an outline.
    """

    name: str
    shape: bytes | None = None
    lon: float | None = None
    lat: float | None = None
    url: str = ""
    words: str = ""
    fill: int | None = None
    kind: str = ""


def geojson(features: Iterable[Feature], *, tolerance: float = 0.0) -> dict[str, Any]:
    """A FeatureCollection. Features with neither a shape nor a point are left out. `tolerance` is in degrees."""
    drawn = [one for one in (_feature(feature, tolerance) for feature in features) if one]
    return {"type": "FeatureCollection", "features": drawn}


def _feature(feature: Feature, tolerance: float) -> dict[str, Any] | None:
    geometry = _geometry(feature, tolerance)
    if geometry is None:
        return None
    properties = {"name": feature.name, "url": feature.url, "words": feature.words, "fill": feature.fill}
    kept = {name: value for name, value in (properties | {"kind": feature.kind}).items() if value not in (None, "")}
    return {"type": "Feature", "properties": kept, "geometry": geometry}


def _geometry(feature: Feature, tolerance: float) -> dict[str, Any] | None:
    if feature.shape:
        shape = shapely.from_wkb(feature.shape)
        simple = shapely.simplify(shape, tolerance, preserve_topology=True) if tolerance else shape
        return _rounded(mapping(simple))
    if feature.lon is None or feature.lat is None:
        return None
    return {"type": "Point", "coordinates": [round(feature.lon, PLACES), round(feature.lat, PLACES)]}


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    def walk(value: Any) -> Any:
        return round(value, PLACES) if isinstance(value, float) else [walk(one) for one in value]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def answer(request: HttpRequest, features: Iterable[Feature], *, tolerance: float = 0.0) -> HttpResponse:
    """The response that a map's `data_url` gives."""
    return JsonResponse(geojson(features, tolerance=tolerance), content_type=MEDIA_TYPE)


def fifths(values: Mapping[str, float]) -> dict[str, int]:
    """Each key's fifth by its value: 1 holds the largest fifth, 5 the smallest. Equal values share the stronger one."""
    ordered = sorted(values.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    return {key: 1 + first[value] * 5 // len(ordered) for key, value in values.items()}
