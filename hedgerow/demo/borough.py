"""The land: small areas, wards, postcodes, people and need. Pure and seeded."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

AUTHORITY, NAME = "E08099001", "Mallowdale"
CENTRE = (2.40, 54.90)  # on the Dogger Bank
KILOMETRE = (1 / (111.32 * math.cos(math.radians(CENTRE[1]))), 1 / 111.32)  # degrees of longitude and latitude
SMALL_AREAS, MIDDLE_AREAS = 84, 16
INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # letters that may end a postcode
RANKED = 33_755  # small areas in the English Indices of Deprivation 2025
WARDS = (
    "Old Town",
    "Blackthorn",
    "Weirside",
    "Quarry Hill",
    "Teasel Park",
    "Dog Rose",
    "Hazel Bank",
    "Mill Lane & Fulling",
    "Elderfield",
    "Sloe Common",
    "Spindle & Docks",
    "Honeysuckle Road",
    "Northfold",
    "Maple Rise",
)
NEEDY = ((-1.6, 1.1), (2.6, -1.4))  # kilometres from the centre: where need is greatest


@dataclass(frozen=True)
class SmallArea:
    """A small area. `rank` runs from 1, the most deprived in England, to RANKED; `ages` are people by year of age."""

    code: str
    name: str
    ward: str
    middle: str
    shape: BaseGeometry
    rank: int
    ages: tuple[int, ...]

    @property
    def people(self) -> int:
        return sum(self.ages)


@dataclass(frozen=True)
class Postcode:
    """A postcode and the point it stands for."""

    text: str
    area: SmallArea
    lon: float
    lat: float


@dataclass(frozen=True)
class Borough:
    """The whole place: `wards` and `middles` are names by code."""

    areas: tuple[SmallArea, ...]
    wards: dict[str, str]
    middles: dict[str, str]
    postcodes: tuple[Postcode, ...]

    def ward_shape(self, code: str) -> BaseGeometry:
        return shapely.union_all([area.shape for area in self.areas if area.ward == code])

    def middle_shape(self, code: str) -> BaseGeometry:
        return shapely.union_all([area.shape for area in self.areas if area.middle == code])

    def shape(self) -> BaseGeometry:
        return shapely.union_all([area.shape for area in self.areas])


def make(seed: int = 1894) -> Borough:
    """The borough of a seed; the same seed always gives the same land."""
    chance = random.Random(seed)
    cells = _cells(chance)
    centres = np.array([cell.centroid.coords[0] for cell in cells])
    ward_of, middle_of = _clusters(centres, len(WARDS), chance), _clusters(centres, MIDDLE_AREAS, chance)
    wards = {f"E0599{n + 1:04d}": name for n, name in enumerate(WARDS)}
    middles = {f"E0299{n + 1:04d}": f"{NAME} {n + 1:03d}" for n in range(MIDDLE_AREAS)}
    ranks = _ranks(centres, chance)
    letters = [0] * MIDDLE_AREAS
    areas = []
    for n, cell in enumerate(cells):
        middle = middle_of[n]
        letter = chr(ord("A") + letters[middle])
        letters[middle] += 1
        areas.append(
            SmallArea(
                f"E0199{n + 1:04d}",
                f"{NAME} {middle + 1:03d}{letter}",
                list(wards)[ward_of[n]],
                list(middles)[middle],
                _on_the_map(cell),
                ranks[n],
                _ages(ranks[n], chance),
            )
        )
    return Borough(tuple(areas), wards, middles, tuple(_postcodes(areas, list(wards), chance)))


def _cells(chance: random.Random) -> list[BaseGeometry]:
    """Small areas in kilometres: cells around points that crowd towards the middle, with edges bent like real ones."""
    outline = _outline(chance)
    points = [_point_in(outline, chance) for _ in range(SMALL_AREAS)]
    for _ in range(3):
        cells = _voronoi(points, outline)
        points = [cell.centroid for cell in cells]
    cells = sorted(_voronoi(points, outline), key=lambda cell: (-round(cell.centroid.y), cell.centroid.x))
    return [shapely.transform(shapely.segmentize(cell, 0.15), _bend) for cell in cells]


def _outline(chance: random.Random) -> BaseGeometry:
    waves = [(chance.uniform(0.03, 0.12), n, chance.uniform(0, math.tau)) for n in (2, 3, 5, 7)]
    turns = [math.tau * step / 240 for step in range(240)]
    ring = []
    for turn in turns:
        reach = 1 + sum(size * math.sin(n * turn + start) for size, n, start in waves)
        ring.append((6.4 * reach * math.cos(turn), 4.6 * reach * math.sin(turn)))
    return shapely.Polygon(ring)


def _point_in(outline: BaseGeometry, chance: random.Random) -> BaseGeometry:
    while True:
        spread = 0.9 if chance.random() < 0.3 else 3.6
        point = shapely.Point(chance.gauss(0, spread * 1.2), chance.gauss(0, spread * 0.85))
        if outline.contains(point):
            return point


def _voronoi(points: list[BaseGeometry], outline: BaseGeometry) -> list[BaseGeometry]:
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=outline)
    cut = [cell.intersection(outline) for cell in cells.geoms]
    return [max(cell.geoms, key=lambda part: part.area) if cell.geom_type == "MultiPolygon" else cell for cell in cut]


def _bend(points: np.ndarray) -> np.ndarray:
    """Move every point a little by a smooth rule, so that neighbours keep sharing their edges."""
    x, y = points[:, 0], points[:, 1]
    east = 0.11 * np.sin(2.1 * y + 0.7) + 0.06 * np.sin(5.3 * y + 1.9 * x) + 0.03 * np.sin(13 * y - 4 * x)
    north = 0.11 * np.sin(1.8 * x + 2.2) + 0.06 * np.sin(4.7 * x - 2.3 * y) + 0.03 * np.sin(11 * x + 5 * y)
    return np.column_stack([x + east, y + north])


def _on_the_map(cell: BaseGeometry) -> BaseGeometry:
    moved = shapely.transform(cell, lambda points: points * np.array(KILOMETRE) + np.array(CENTRE))
    return shapely.set_precision(moved, 1e-6)


def _clusters(centres: np.ndarray, count: int, chance: random.Random) -> list[int]:
    """Which of `count` clusters each centre belongs to: of forty tries by Lloyd's method, the most even."""
    tries = (_lloyd(centres, count, chance) for _ in range(40))
    return min(tries, key=lambda found: sum(found.count(n) ** 2 for n in range(count)))


def _lloyd(centres: np.ndarray, count: int, chance: random.Random) -> list[int]:
    seeds = centres[chance.sample(range(len(centres)), count)]
    nearest = np.zeros(len(centres), dtype=int)
    for _ in range(12):
        nearest = np.argmin(((centres[:, None] - seeds[None]) ** 2).sum(axis=2), axis=1)
        seeds = np.array(
            [centres[nearest == n].mean(axis=0) if (nearest == n).any() else seeds[n] for n in range(count)]
        )
    order = np.argsort(np.argsort(-seeds[:, 1]))
    return [int(order[n]) for n in nearest]


def _ranks(centres: np.ndarray, chance: random.Random) -> list[int]:
    """Ranks of deprivation: great need around two neighbourhoods, little at the edges, and all between."""
    distance = np.array([min(math.dist(centre, place) for place in NEEDY) for centre in centres])
    wobble = np.array([chance.gauss(0, 0.75) for _ in centres])
    order = np.argsort(np.argsort(distance + wobble))
    return [
        max(1, int(((place + 0.5) / len(centres)) ** 1.15 * RANKED * 0.97) - chance.randrange(140)) for place in order
    ]


def _ages(rank: int, chance: random.Random) -> tuple[int, ...]:
    """People by single year of age, 0 to 90 and over: younger where need is greater."""
    youth = 1 - rank / RANKED
    weights = [
        (
            1.15 + 0.35 * youth
            if age < 16
            else 1.2 + 0.4 * youth
            if age < 35
            else 1.15
            if age < 65
            else 1.0 - 0.3 * youth
        )
        * (1 if age < 70 else max(0.08, 1 - (age - 70) / 24))
        for age in range(91)
    ]
    people, total = chance.randint(1250, 2050), sum(weights)
    return tuple(max(0, round(people * weight / total + chance.gauss(0, 1.6))) for weight in weights)


def _postcodes(areas: list[SmallArea], wards: list[str], chance: random.Random) -> list[Postcode]:
    made: dict[str, Postcode] = {}
    for area in areas:
        district = wards.index(area.ward) + 1
        west, south, east, north = area.shape.bounds
        while sum(1 for known in made.values() if known.area is area) < 22:
            text = f"QX{district} {chance.randint(0, 9)}{chance.choice(INWARD)}{chance.choice(INWARD)}"
            point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
            if text not in made and area.shape.contains(point):
                made[text] = Postcode(text, area, round(point.x, 6), round(point.y, 6))
    return sorted(made.values(), key=lambda postcode: postcode.text)
