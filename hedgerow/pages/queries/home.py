"""Reads for the front door."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from hedgerow.organisations import queries as organisations
from hedgerow.pages.queries.areas import COMMUNITY, figures_of
from hedgerow.pages.types import Figure
from hedgerow.places import queries as places
from hedgerow.places.models import Place


def published_groups() -> int:
    """How many groups anybody may find here."""
    return organisations.shown_to(AnonymousUser()).filter(kind__in=COMMUNITY).count()


def figures(place: Place) -> list[Figure]:
    """A few true figures of the whole place: its people, and the money that is published."""
    area = places.area(place.area_code)
    found = figures_of(area, place.area_code) if area else []
    return [figure for figure in found if figure.measure != "most_deprived_fifth"]


def wards() -> list[tuple[str, str]]:
    """Code and name of each ward, by name."""
    return list(places.areas(kind="ward").values_list("code", "name"))
