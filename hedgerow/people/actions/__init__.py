"""Writes of people."""

from hedgerow.people.actions.consent import record_consent
from hedgerow.people.actions.contacts import (
    add_contact,
    change_contact,
    insert,
    link_user,
    note_download,
    note_touch,
    touch,
)
from hedgerow.people.actions.finding import forget_words, index, index_all
from hedgerow.people.actions.needs import set_access_needs
from hedgerow.people.actions.preferences import send_preferences, unsubscribe_address
from hedgerow.people.actions.roles import change_role, end_role, give_role

__all__ = [
    "add_contact",
    "change_contact",
    "change_role",
    "end_role",
    "forget_words",
    "give_role",
    "index",
    "index_all",
    "insert",
    "link_user",
    "note_download",
    "note_touch",
    "record_consent",
    "send_preferences",
    "set_access_needs",
    "touch",
    "unsubscribe_address",
]
