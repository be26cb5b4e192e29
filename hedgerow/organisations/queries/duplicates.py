"""Reads of records that may be one group."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from hedgerow.organisations.models import NotDuplicate, Organisation, Pair
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.types import Comparable


def pairs(organisation: Organisation | None = None) -> QuerySet[Pair]:
    """Pairs that may be one group, likest first: all, or those of one organisation."""
    found = Pair.objects.filter(first__merged_into__isnull=True, second__merged_into__isnull=True)
    if organisation is not None:
        found = found.filter(Q(first=organisation) | Q(second=organisation))
    return found.select_related("first", "second").order_by("-score", "id")


def not_duplicates() -> set[tuple[int, int]]:
    """Pairs that somebody looked at and said to be two groups, the lower id first."""
    return set(NotDuplicate.objects.values_list("first_id", "second_id"))


def comparables(pks: Iterable[int] | None = None) -> list[Comparable]:
    """What is compared of live, open organisations: all, or some. Three queries."""
    rows = live().filter(closed_on__isnull=True)
    if pks is not None:
        rows = rows.filter(pk__in=list(pks))
    found = rows.only("id", "name", "postcode", "parent_id").order_by("id")
    return [
        Comparable(
            row.pk,
            (row.name, *(other.name for other in row.other_names.all())),
            row.postcode,
            frozenset(each.org_id for each in row.identifiers.all()),
            row.parent_id,
        )
        for row in found.prefetch_related("other_names", "identifiers")
    ]
