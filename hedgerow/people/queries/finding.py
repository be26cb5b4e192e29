"""Finding people by what our team types."""

from __future__ import annotations

from django.db.models import Q

from hedgerow.people.models import Contact
from hedgerow.people.queries.contacts import live


def find(words: str, limit: int = 20) -> list[Contact]:
    """Contacts by name, e-mail address or telephone."""
    typed = words.strip()
    if not typed:
        return []
    return list(live().filter(Q(name__icontains=typed) | Q(email__icontains=typed) | Q(phone__icontains=typed))[:limit])
