"""Points on the ground, and how far they lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius (IUGG)
KM_IN_DEGREE = 111.0  # of latitude, rounded down: a box by it is never too small


@dataclass(frozen=True)
class Point:
    """Longitude and latitude in degrees."""

    lon: float
    lat: float


def kilometres(one: Point, other: Point) -> float:
    """How far two points lie apart, as the crow flies (haversine on a sphere)."""
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def box(point: Point, km: float) -> tuple[Point, Point]:
    """The south-western and north-eastern corners of a box that holds everything within `km` of a point."""
    up = km / KM_IN_DEGREE
    across = up / max(0.1, cos(radians(min(89.0, abs(point.lat) + up))))
    return Point(point.lon - across, point.lat - up), Point(point.lon + across, point.lat + up)
