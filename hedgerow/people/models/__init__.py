"""Contacts and what hangs on them."""

from hedgerow.people.models.consent import Consent
from hedgerow.people.models.contacts import AccessNeeds, Contact, Role

__all__ = ["AccessNeeds", "Consent", "Contact", "Role"]
