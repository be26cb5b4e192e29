"""Reads of the place: its open data, its areas, what is known of them."""

from hedgerow.places.queries.areas import (
    area,
    area_names,
    areas,
    areas_at,
    boundaries,
    children,
    neighbourhoods,
    over_outline,
    parents,
    place,
    point_of,
    postcode,
    postcodes,
    within,
)
from hedgerow.places.queries.knowledge import due_knowledge, knowledge_of
from hedgerow.places.queries.needs import assets, deprivation, population, profile
from hedgerow.places.queries.open_data import source, spine, spine_folder

__all__ = [
    "area",
    "area_names",
    "areas",
    "areas_at",
    "assets",
    "boundaries",
    "children",
    "deprivation",
    "due_knowledge",
    "knowledge_of",
    "neighbourhoods",
    "over_outline",
    "parents",
    "place",
    "point_of",
    "population",
    "postcode",
    "postcodes",
    "profile",
    "source",
    "spine",
    "spine_folder",
    "within",
]
