"""What the spine holds of one place: counts, and in plain words what is not held."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.spine.place.counts import COUNTERS
from hedgerow.spine.place.finding import Place, find_place
from hedgerow.spine.place.gaps import warnings
from hedgerow.spine.store import Spine

__all__ = ["Place", "PlaceSummary", "find_place", "summarise"]


@dataclass(frozen=True)
class PlaceSummary:
    """`counts` holds what can be counted: a count is absent, not nought, where its table or source is not held."""

    place: Place
    counts: dict[str, int]
    warnings: tuple[str, ...]


def summarise(spine: Spine, area_code: str) -> PlaceSummary:
    """Counts what the spine holds of a council, county or combined authority.

    Raises InputError for a code that is malformed, unknown, or of another kind of area, with near names.
    """
    place = find_place(spine, area_code)
    counts = {name: value for counter in COUNTERS for name, value in counter(spine, place).items()}
    return PlaceSummary(place, counts, tuple(warnings(spine, place, counts)))
