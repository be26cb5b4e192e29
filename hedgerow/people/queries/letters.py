"""What was written to somebody."""

from __future__ import annotations

from hedgerow.engines.mail.models import Outgoing
from hedgerow.people.models import Contact


def letters_to(contact: Contact, limit: int = 10) -> list[Outgoing]:
    """The latest letters to somebody, those written to records merged into theirs included."""
    refs = [str(contact.ref), *(str(row.ref) for row in Contact.objects.filter(merged_into=contact))]
    return list(Outgoing.objects.filter(person__in=refs).order_by("-made_at", "-id")[:limit])
