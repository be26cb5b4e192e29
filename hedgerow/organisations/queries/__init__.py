"""Reads of organisations."""

from hedgerow.organisations.queries.directory import chosen, directory, on_map, theme_titles
from hedgerow.organisations.queries.duplicates import comparables, not_duplicates, pairs
from hedgerow.organisations.queries.finding import find, matching
from hedgerow.organisations.queries.records import (
    by_identifier,
    full,
    full_pair,
    last_merge,
    live,
    resolve,
    resolved_ids,
    shown_to,
)
from hedgerow.organisations.queries.register import (
    grants_of,
    on_register,
    register_facts,
    register_facts_of,
    registered_here,
    search_register,
    spend_of,
)

__all__ = [
    "by_identifier",
    "chosen",
    "comparables",
    "directory",
    "find",
    "full",
    "full_pair",
    "grants_of",
    "last_merge",
    "live",
    "matching",
    "not_duplicates",
    "on_map",
    "on_register",
    "pairs",
    "register_facts",
    "register_facts_of",
    "registered_here",
    "resolve",
    "resolved_ids",
    "search_register",
    "shown_to",
    "spend_of",
    "theme_titles",
]
