"""Reads of organisations."""

from hedgerow.organisations.queries.access import (
    access_of,
    acting_for,
    administrators,
    alone_in,
    bodies_of,
    public_bodies,
    sharing_of,
    shown_to_body,
)
from hedgerow.organisations.queries.directory import chosen, directory, on_map, theme_titles
from hedgerow.organisations.queries.duplicates import comparables, not_duplicates, pairs
from hedgerow.organisations.queries.finding import find, matching
from hedgerow.organisations.queries.own_record import last_answer, proposed_changes, waiting_change
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
    incomes_of,
    on_register,
    register_facts,
    register_facts_of,
    registered_here,
    search_register,
    spend_of,
)

__all__ = [
    "access_of",
    "acting_for",
    "administrators",
    "alone_in",
    "bodies_of",
    "by_identifier",
    "chosen",
    "comparables",
    "directory",
    "find",
    "full",
    "full_pair",
    "grants_of",
    "incomes_of",
    "last_answer",
    "last_merge",
    "live",
    "matching",
    "not_duplicates",
    "on_map",
    "on_register",
    "pairs",
    "proposed_changes",
    "public_bodies",
    "register_facts",
    "register_facts_of",
    "registered_here",
    "resolve",
    "resolved_ids",
    "search_register",
    "sharing_of",
    "shown_to",
    "shown_to_body",
    "spend_of",
    "theme_titles",
    "waiting_change",
]
