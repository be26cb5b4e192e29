"""Reads of contacts that may be one person."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q as Q
from django.db.models import QuerySet

from hedgerow.engines.finding.rules import plain_words
from hedgerow.people.models import Contact, ContactMerge, ContactPair, NotSameContact, Role
from hedgerow.people.queries.contacts import live
from hedgerow.people.rules.likeness import words_of_name
from hedgerow.people.rules.writing import digits_of
from hedgerow.people.types import Somebody

SHORTEST_PHONE = 6  # figures; shorter ones are extensions
AT_ONCE = 500


def pairs() -> QuerySet[ContactPair]:
    """Pairs that may be one person, likest first."""
    found = ContactPair.objects.filter(first__merged_into__isnull=True, second__merged_into__isnull=True)
    return found.select_related("first", "second").order_by("-score", "id")


def not_same() -> set[tuple[int, int]]:
    """Pairs that somebody looked at and said to be two people, the lower id first."""
    return set(NotSameContact.objects.values_list("first_id", "second_id"))


def comparables(condition: Q | None = None) -> list[Somebody]:
    """What is compared of live contacts: all, or some. Two queries."""
    rows = live().filter(condition) if condition else live()
    told = rows.order_by("id").values_list("id", "name", "email", "phone", "postcode")
    roles = Role.objects.filter(until__isnull=True)
    if condition:
        roles = roles.filter(contact__in=rows.values("id"))
    groups: dict[int, set[int]] = {}
    for contact, organisation in roles.values_list("contact_id", "organisation_id"):
        groups.setdefault(contact, set()).add(organisation)
    return [
        Somebody(
            pk,
            words_of_name(plain_words(name)),
            email.lower(),
            _phone(phone),
            postcode,
            frozenset(groups.get(pk, ())),
        )
        for pk, name, email, phone, postcode in told.iterator(AT_ONCE * 4)
    ]


def _phone(text: str) -> str:
    digits = digits_of(text) if text else ""
    return digits if len(digits) >= SHORTEST_PHONE else ""


def sharing(ours: Iterable[Somebody], rows: Iterable[Contact]) -> Q:
    """A condition for contacts that share something with some: a name, an address, a telephone, a postcode, a group."""
    held, contacts = list(ours), list(rows)
    told = Q(name__in=[row.name for row in contacts])
    told |= Q(email__in=[row.email for row in contacts if row.email])
    told |= Q(phone__in=[row.phone for row in contacts if row.phone])
    told |= Q(postcode__in=[row.postcode for row in contacts if row.postcode])
    groups = {pk for each in held for pk in each.organisations}
    return told | Q(pk__in=Role.objects.filter(organisation__in=groups, until__isnull=True).values("contact_id"))


def last_merge(contact: Contact) -> ContactMerge | None:
    """The merge into a contact that may be undone now: the latest that stands."""
    standing = ContactMerge.objects.filter(kept=contact, undone_at__isnull=True).select_related("gone", "kept")
    return standing.order_by("-id").first()


def pair(one: int, other: int) -> tuple[Contact, Contact]:
    """Two live contacts, as they were asked for. Raises Contact.DoesNotExist where one is none."""
    found = live().select_related("access_needs", "user").in_bulk([one, other])
    if len(found) < 2:
        raise Contact.DoesNotExist
    return found[one], found[other]


def hats(pks: Iterable[int]) -> dict[int, list[Role]]:
    """The roles that contacts have now, with their organisations."""
    rows = Role.objects.filter(contact__in=set(pks), until__isnull=True).select_related("organisation")
    found: dict[int, list[Role]] = {}
    for role in rows.order_by("-main", "kind", "id"):
        found.setdefault(role.contact_id, []).append(role)
    return found


def merged_lately(limit: int = 10) -> list[ContactMerge]:
    """The merges that stand, the latest first, but for those whose kept contact is no contact of its own any more."""
    standing = ContactMerge.objects.filter(undone_at__isnull=True, kept__merged_into__isnull=True)
    return list(standing.select_related("kept", "gone").order_by("-id")[:limit])
