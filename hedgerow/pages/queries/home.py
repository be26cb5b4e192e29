"""Reads for the front door."""

from __future__ import annotations

from typing import Any

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
    """A few true figures of the whole place."""
    area = places.area(place.area_code)
    return figures_of(area, place.area_code) if area else []


def wards() -> list[dict[str, Any]]:
    """Code and name of each ward, by name."""
    return [*places.areas(kind="ward").values("code", "name")]
