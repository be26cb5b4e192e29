"""Keeping the words by which organisations are found, in the transaction that changes what they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from hedgerow.engines.finding import actions as finding
from hedgerow.engines.finding.types import Words
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.queries.finding import INDEX
from hedgerow.organisations.rules.finding import words_of


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the words of some organisations up to date: a merged one is found by none. The same few statements for one
    as for five hundred."""
    for some in finding.chunks(sorted(set(pks))):
        found = live().filter(pk__in=some).only("id", "name", "postcode")
        rows = found.prefetch_related("other_names", "identifiers")
        finding.keep(INDEX, some, {row.pk: _words(row) for row in rows})


def index_all() -> int:
    """Bring the words of all organisations up to date, and return how many there are."""
    pks = list(Organisation.objects.values_list("pk", flat=True))
    index(pks)
    return len(pks)


def _words(row: Organisation) -> Words:
    names = [row.name, *(other.name for other in row.other_names.all())]
    return words_of(names, [each.org_id for each in row.identifiers.all()], row.postcode)
