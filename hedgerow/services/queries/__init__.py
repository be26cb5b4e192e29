"""Reads of services."""

from hedgerow.services.queries.missed import often_missed
from hedgerow.services.queries.records import (
    addresses,
    checks_of,
    last_changed,
    live,
    of_group,
    parts_of,
    tags_of,
    was_ever_open,
    whole,
)
from hedgerow.services.queries.search import on_map, search, shown

__all__ = [
    "addresses",
    "checks_of",
    "last_changed",
    "live",
    "of_group",
    "often_missed",
    "on_map",
    "parts_of",
    "search",
    "shown",
    "tags_of",
    "was_ever_open",
    "whole",
]
