"""What the pages that cross functions show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Bar:
    """One bar of the `bars` component: its name, how long it is (0 to 1), its words, where it leads."""

    label: str
    share: float
    text: str
    url: str = ""


@dataclass(frozen=True)
class Ages:
    """People of an area by age band, in order, and the day and source of the count."""

    people: Sequence[tuple[str, int]]
    source: str
    on: date | None

    @property
    def total(self) -> int:
        return sum(count for _, count in self.people)


@dataclass(frozen=True)
class AreaFigures:
    """One area in the table of areas: its profile by measure, and how many of our groups are there."""

    code: str
    name: str
    groups: int = 0
    measures: Mapping[str, float] = field(default_factory=dict)

    def of(self, measure: str) -> float | None:
        return self.measures.get(measure)


@dataclass(frozen=True)
class Figure:
    """One figure of an area: its words, the same for the whole place, its rank, and where it comes from."""

    measure: str
    label: str
    text: str
    comparison: str
    source: str
    on: date | None
