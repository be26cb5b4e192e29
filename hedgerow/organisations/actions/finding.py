"""Keeping the words by which organisations are found, in the transaction that changes what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from hedgerow.organisations.models import FoundBy, Organisation, WordPart
from hedgerow.organisations.queries import live
from hedgerow.organisations.rules import finding_words, parts_of

AT_ONCE = 500


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the words of some organisations up to date: a merged one is found by none. The same few statements for one
    as for five hundred."""
    for some in chunks(sorted(set(pks))):
        _index_some(some)


def index_all() -> int:
    """Bring the words of all organisations up to date, and return how many there are."""
    pks = list(Organisation.objects.values_list("pk", flat=True))
    index(pks)
    return len(pks)


def _index_some(pks: Sequence[int]) -> None:
    rows = live().filter(pk__in=pks).only("id", "name", "postcode").prefetch_related("other_names", "identifiers")
    wanted = {(row.pk, word) for row in rows for word in _words(row)}
    before = set(FoundBy.objects.filter(organisation_id__in=pks).values_list("organisation_id", "word"))
    _forget(before - wanted)
    new = wanted - before
    FoundBy.objects.bulk_create([FoundBy(organisation_id=pk, word=word) for pk, word in sorted(new)], AT_ONCE)
    _learn({word for _, word in new})


def _words(row: Organisation) -> set[str]:
    names = [row.name, *(other.name for other in row.other_names.all())]
    return finding_words(names, [each.org_id for each in row.identifiers.all()], row.postcode)


def _forget(pairs: set[tuple[int, str]]) -> None:
    by_organisation: dict[int, list[str]] = {}
    for pk, word in pairs:
        by_organisation.setdefault(pk, []).append(word)
    for pk, words in by_organisation.items():
        FoundBy.objects.filter(organisation_id=pk, word__in=words).delete()


def _learn(words: set[str]) -> None:
    """Write the parts of words that are new here."""
    for some in chunks(sorted(words)):
        wholes = WordPart.objects.filter(part__in=[f"^{word}" for word in some]).values_list("part", "word")
        known = {word for part, word in wholes if part == f"^{word}"}
        parts = [
            WordPart(part=part, word=word) for word in some if word not in known for part in sorted(parts_of(word))
        ]
        WordPart.objects.bulk_create(parts, AT_ONCE * 4, ignore_conflicts=True)


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """AT_ONCE values at a time."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
