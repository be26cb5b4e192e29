"""Reads of people."""

from hedgerow.people.queries.alike import alike
from hedgerow.people.queries.consent import agreed, allows, answers_of, basis_now, consents_of, named_in_public
from hedgerow.people.queries.contacts import contact_called, contact_of, contacts_at, likely_contact, live, resolve
from hedgerow.people.queries.finding import find, matching
from hedgerow.people.queries.listing import contacts, with_hats
from hedgerow.people.queries.preferences import preferences
from hedgerow.people.queries.roles import all_missing, missing_roles, past_roles_in, roles_in, roles_of

__all__ = [
    "agreed",
    "alike",
    "all_missing",
    "allows",
    "answers_of",
    "basis_now",
    "consents_of",
    "contact_called",
    "contact_of",
    "contacts",
    "contacts_at",
    "find",
    "likely_contact",
    "live",
    "matching",
    "missing_roles",
    "named_in_public",
    "past_roles_in",
    "preferences",
    "resolve",
    "roles_in",
    "roles_of",
    "with_hats",
]
