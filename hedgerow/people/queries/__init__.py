"""Reads of people."""

from hedgerow.people.queries.consent import agreed, allows, answers_of, basis_now, consents_of
from hedgerow.people.queries.contacts import contact_of, contacts_at, live, resolve
from hedgerow.people.queries.finding import find, matching
from hedgerow.people.queries.roles import all_missing, missing_roles, past_roles_in, roles_in, roles_of

__all__ = [
    "agreed",
    "all_missing",
    "allows",
    "answers_of",
    "basis_now",
    "consents_of",
    "contact_of",
    "contacts_at",
    "find",
    "live",
    "matching",
    "missing_roles",
    "past_roles_in",
    "resolve",
    "roles_in",
    "roles_of",
]
