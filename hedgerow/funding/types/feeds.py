"""Funds as a published list tells them, and what came of reading one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: the profile of schema.org Grant that we write and read: see docs/reference/fund-feed.md
PROFILE = "urn:hedgerow:fund-feed:1"


@dataclass(frozen=True)
class Told:
    """A fund as a list tells it. `facts` are those of a fund by its names (money in pence, days as dates, stages as they
    are kept), empty ones left out; `criteria` as they are kept; `national` the id there of the fund it is a variant of."""

    uid: str
    facts: Mapping[str, Any]
    criteria: tuple[Mapping[str, Any], ...] = ()
    national: str = ""
    source: str = ""
    licence: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class Page:
    """One page of a list: who publishes it, on what terms, its funds, what is wrong (number, title, sentence), and the
    address of the next page."""

    publisher: str
    licence: str
    funds: tuple[Told, ...]
    faults: tuple[tuple[int, str, str], ...] = ()
    onward: str = ""
    address: str = ""


@dataclass(frozen=True)
class Whole:
    """A list as it was read. `whole`: all of its pages were, so that what is not in it is gone."""

    address: str
    publisher: str
    licence: str
    funds: tuple[Told, ...]
    faults: tuple[tuple[int, str, str], ...] = ()
    whole: bool = True


@dataclass
class Outcome:
    """What came of reading a list: how many of each, and the titles of those a person should look at."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, what: str) -> None:
        """One more of a kind."""
        self.counts[what] = self.counts.get(what, 0) + 1
