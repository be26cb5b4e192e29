"""Keeping the words by which people are found, in the transaction that changes what they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from hedgerow.engines.finding import actions as finding
from hedgerow.people.models import Contact, FoundBy, WordPart
from hedgerow.people.queries import live
from hedgerow.people.queries.finding import INDEX
from hedgerow.people.rules.finding import words_of

#: what of a contact decides by which words it is found
FOUND_BY = frozenset({"name", "email", "phone"})


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the words of some contacts up to date: a merged one is found by none. The same few statements for one as for
    five hundred."""
    for some in finding.chunks(sorted(set(pks))):
        rows = live().filter(pk__in=some).values_list("pk", "name", "email", "phone")
        finding.keep(INDEX, some, {pk: words_of(name, email, phone) for pk, name, email, phone in rows})


def index_all() -> int:
    """Bring the words of all contacts up to date, and return how many there are."""
    pks = list(Contact.objects.values_list("pk", flat=True))
    index(pks)
    return len(pks)


def forget_words() -> int:
    """Remove the parts of words that nobody has any more, as after contacts were erased; returns how many words went."""
    held = FoundBy.objects.values("word")
    over = WordPart.objects.exclude(word__in=held).values_list("word", flat=True).distinct()
    return finding.forget(INDEX, list(over))
