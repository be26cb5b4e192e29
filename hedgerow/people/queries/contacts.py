"""Reads of single contacts."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hedgerow.accounts.models import User
from hedgerow.people.models import Contact

LONGEST_CHAIN = 20


def live() -> QuerySet[Contact]:
    """Contacts that have not been merged into another."""
    return Contact.objects.filter(merged_into__isnull=True)


def resolve(pk: int | str) -> Contact:
    """The contact that a record is now, after all its merges. Raises Contact.DoesNotExist for no record."""
    found = Contact.objects.select_related("merged_into__merged_into").get(pk=pk)
    for _ in range(LONGEST_CHAIN):
        if found.merged_into is None:
            break
        found = found.merged_into
    return found


def contacts_at(email: str) -> list[Contact]:
    """The people who are reached at an e-mail address, by name: none, one or several."""
    plain = email.strip().lower()
    return list(live().filter(email=plain).order_by("name", "id")) if plain else []


def contact_of(user: User | AnonymousUser) -> Contact | None:
    """The contact that a user is, where that is known."""
    return live().filter(user=user.pk).first() if user.pk else None
