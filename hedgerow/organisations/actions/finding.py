"""Keeping the words by which organisations are found, in the transaction that changes what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from hedgerow.organisations.models import FoundBy, Organisation, WordPart
from hedgerow.organisations.queries import live
from hedgerow.organisations.rules import finding_words, parts_of
from hedgerow.organisations.rules.finding import beginning, words_with_parts

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
    found = live().filter(pk__in=pks).only("id", "name", "postcode").prefetch_related("other_names", "identifiers")
    rows = list(found)
    wanted = {(row.pk, word) for row in rows for word in _words(row)}
    before = set(FoundBy.objects.filter(organisation_id__in=pks).values_list("organisation_id", "word"))
    _forget(before - wanted)
    new = sorted(wanted - before)
    FoundBy.objects.bulk_create([FoundBy(organisation_id=pk, word=word) for pk, word in new], AT_ONCE)
    _learn({word for _, word in new}, {word for row in rows for word in words_with_parts(_names(row), row.postcode)})


def _names(row: Organisation) -> list[str]:
    return [row.name, *(other.name for other in row.other_names.all())]


def _words(row: Organisation) -> set[str]:
    return finding_words(_names(row), [each.org_id for each in row.identifiers.all()], row.postcode)


def _forget(pairs: set[tuple[int, str]]) -> None:
    by_organisation: dict[int, list[str]] = {}
    for pk, word in pairs:
        by_organisation.setdefault(pk, []).append(word)
    for pk, words in by_organisation.items():
        FoundBy.objects.filter(organisation_id=pk, word__in=words).delete()


def _learn(words: set[str], whole: set[str]) -> None:
    """Write the parts of words that are new here: all those of the words in `whole`, of others only the word itself."""
    for some in chunks(sorted(words)):
        # Only a word with all its parts has a beginning of one letter.
        marks = {word: beginning(word[:1] if word in whole else word) for word in some}
        held = WordPart.objects.filter(part__in=set(marks.values()), word__in=some)
        known = {word for part, word in held.values_list("part", "word") if part == marks[word]}
        parts = {
            (part, word)
            for word in some
            if word not in known
            for part in (parts_of(word) if word in whole else {beginning(word)})
        }
        new = [WordPart(part=part, word=word) for part, word in sorted(parts)]
        WordPart.objects.bulk_create(new, AT_ONCE * 4, ignore_conflicts=True)


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """AT_ONCE values at a time."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
