"""Reads of single contacts."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hedgerow.accounts.models import User
from hedgerow.engines.finding.rules import plain_words, score
from hedgerow.people.models import Contact

LONGEST_CHAIN = 20
NEARLY = 88  # of 103: see engines.finding.rules.score


def live() -> QuerySet[Contact]:
    """Contacts that have not been merged into another."""
    return Contact.objects.filter(merged_into__isnull=True)


def resolve(pk: int | str) -> Contact:
    """The contact that a record is now, after all its merges. Raises Contact.DoesNotExist for no record."""
    rows = Contact.objects.select_related("merged_into__merged_into").filter(pk=pk)
    found = next(iter(rows), None)
    if found is None:
        raise Contact.DoesNotExist(f"no contact {pk}")
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


def likely_contact(user: User) -> Contact | None:
    """The contact that a user most likely is: the only one at their address who has their name, or nearly.

    Nobody where another signs in as them, or where two might be meant: our team says then who is who.
    """
    return _called(user.name, [contact for contact in contacts_at(user.email) if contact.user_id is None])


def contact_called(name: str, email: str) -> Contact | None:
    """The only contact at an address who has this name, or nearly; nobody where two might be meant."""
    return _called(name, contacts_at(email))


def _called(name: str, there: list[Contact]) -> Contact | None:
    typed = " ".join(plain_words(name))
    named = [contact for contact in there if score(typed, contact.name) >= NEARLY]
    return named[0] if len(named) == 1 else None
