"""Contacts and what hangs on them."""

from hedgerow.people.models.confidential import Confidential, Reader, SafeguardingLead, Trace
from hedgerow.people.models.consent import Consent
from hedgerow.people.models.contacts import AccessNeeds, Contact, Role
from hedgerow.people.models.duplicates import ContactMerge, ContactPair, NotSameContact
from hedgerow.people.models.finding import FoundBy, WordPart

__all__ = [
    "AccessNeeds",
    "Confidential",
    "Consent",
    "Contact",
    "ContactMerge",
    "ContactPair",
    "FoundBy",
    "NotSameContact",
    "Reader",
    "Role",
    "SafeguardingLead",
    "Trace",
    "WordPart",
]
