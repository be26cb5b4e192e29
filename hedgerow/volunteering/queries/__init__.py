"""Reads of volunteering."""

from hedgerow.volunteering.queries.applications import (
    addresses,
    answering,
    calls,
    hours_waiting,
    late,
    open_like,
    placements_of,
    to_us,
    unanswered,
    waiting_at,
    whole,
)
from hedgerow.volunteering.queries.roles import (
    causes_in_use,
    figures,
    live,
    of_group,
    tags_of,
    taken,
    was_ever_open,
    with_tags,
)
from hedgerow.volunteering.queries.search import on_map, point_of, search, shown

__all__ = [
    "addresses",
    "answering",
    "calls",
    "causes_in_use",
    "figures",
    "hours_waiting",
    "late",
    "live",
    "of_group",
    "on_map",
    "open_like",
    "placements_of",
    "point_of",
    "search",
    "shown",
    "tags_of",
    "taken",
    "to_us",
    "unanswered",
    "waiting_at",
    "was_ever_open",
    "whole",
    "with_tags",
]
