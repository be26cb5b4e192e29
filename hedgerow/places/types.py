"""Kinds of area, and what is known of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AreaKind(TextChoices):
    """What an area is. All but neighbourhoods are official, and come from the spine."""

    NATION = "nation", _("nation")
    REGION = "region", _("region")
    COMBINED = "combined", _("combined authority")
    COUNTY = "county", _("county")
    AUTHORITY = "authority", _("local authority")
    CONSTITUENCY = "constituency", _("constituency")
    PARISH = "parish", _("parish")
    LOCALITY = "locality", _("locality")
    WARD = "ward", _("ward")
    MSOA = "msoa", _("middle layer area (MSOA)")
    LSOA = "lsoa", _("small area (LSOA)")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")


class NoteAudience(TextChoices):
    """Who reads a note of local knowledge."""

    PUBLIC = "public", _("everybody")
    STAFF = "staff", _("our team")


@dataclass(frozen=True)
class Located:
    """Where a postcode lies: codes of areas, and a point in degrees. A code is empty where the open data lacks it."""

    postcode: str
    lsoa: str
    msoa: str
    ward: str
    authority: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True)
class Sourced:
    """Where a figure comes from: the data set's title, its publisher and licence, and the day it describes."""

    title: str
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    date: date | None = None


@dataclass(frozen=True)
class Population:
    """People living in an area, and how many of them are under 18 and 65 or over (None where ages are not held)."""

    people: int
    under_18: int | None
    over_64: int | None
    source: Sourced


@dataclass(frozen=True)
class Deprivation:
    """An area against the rest of its nation, from the official index.

    `fifths` counts the area's LSOAs in each fifth, the most deprived first. For one LSOA, `rank` of `out_of` and
    `decile` (1 is the most deprived) are given too. `domains` holds the mean decile of each domain.
    """

    edition: int
    fifths: tuple[int, int, int, int, int]
    source: Sourced
    rank: int | None = None
    out_of: int | None = None
    decile: int | None = None
    domains: Mapping[str, float] = field(default_factory=dict)

    @property
    def lsoas(self) -> int:
        return sum(self.fifths)

    @property
    def most_deprived(self) -> int:
        """LSOAs among the most deprived fifth of the nation."""
        return self.fifths[0]


@dataclass(frozen=True)
class Measure:
    """One figure of an area's profile, with its place among like areas (1 is the highest)."""

    name: str
    value: float
    unit: str
    rank: int | None
    out_of: int | None
    date: date | None


@dataclass(frozen=True)
class Asset:
    """A place that people can use: a library, a hub, a food bank."""

    id: str
    name: str
    kind: str
    address: str
    postcode: str
    lon: float | None
    lat: float | None
    ward: str


@dataclass(frozen=True)
class Opened:
    """What opening a place came to: the place, whether it is new, and how many areas were added, changed and closed."""

    area_code: str
    area_name: str
    new: bool
    added: int
    changed: int
    closed: int
