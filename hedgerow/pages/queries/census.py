"""Reads of the census for the page of an area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from hedgerow.pages.queries.areas import _rows
from hedgerow.places import queries as places

CENSUS = """
    SELECT area, topic, category, people, source, date FROM census
    WHERE area IN (SELECT unnest(?)) AND topic IN (SELECT unnest(?)) ORDER BY area, topic, position"""


@dataclass(frozen=True)
class Counted:
    """The people, or households, of one area by topic and category, with where that comes from."""

    topics: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    source: str = ""
    on: date | None = None


def census(codes: Collection[str], topics: Collection[str]) -> dict[str, Counted]:
    """What the census says of some areas, by code; an area of which it is not held is left out."""
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = _rows("census", CENSUS, sorted(codes), sorted(topics))
    for row in rows:
        found[row["area"]][row["topic"]][row["category"]] = int(row["people"])
    source = places.source(rows[0]["source"]).title if rows else ""
    return {code: Counted(held, source, rows[0]["date"]) for code, held in found.items()}
