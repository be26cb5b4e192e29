"""Finding people by what our team types: a name, an e-mail address, a telephone number, or their group."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import query_words
from hedgerow.engines.finding.types import Index
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.queries.finding import named
from hedgerow.people.models import Contact, FoundBy, Role, WordPart
from hedgerow.people.queries.contacts import live
from hedgerow.people.rules.finding import FEWEST_FIGURES, mailbox, number_in

INDEX = Index(FoundBy, WordPart, "contact_id", forgets=True)


def find(words: str, limit: int = 20, *, among: QuerySet[Contact] | None = None) -> list[Contact]:
    """Contacts by a name, half of one or a misspelt one; by an e-mail address or what stands before its @; by a number
    or its last six figures; by their group, or both ("jo food bank")."""
    rows = live() if among is None else among
    for way in _ways(words):
        found = finding.best(rows.filter(way), words, limit)
        if found:
            return found
    return []


def matching(words: str) -> Q:
    """A condition for contacts that `find` would find, in the first way in which it finds any."""
    return next((way for way in _ways(words) if live().filter(way).exists()), Q(pk__in=[]))


def _ways(words: str) -> Iterator[Q]:
    """Conditions, the surest first; each is worked out only when the one before it found nothing."""
    if "@" in words:
        yield from _by_email(words.strip().lower())
        return
    if number := number_in(words):
        yield _by_number(number)
        return
    wanted = query_words(words)
    named_so = finding.ways(INDEX, wanted)
    yield from (way for way in [next(named_so, None)] if way is not None)
    if box := mailbox(words):
        yield _has(box)
    if wanted:
        yield finding.every(wanted, lambda word: finding.begins(INDEX, word) | _in_a_group(named(word)))
    yield from named_so
    if wanted:
        yield _in_a_group(organisations.matching(words))


def _has(word: str) -> Q:
    return finding.led_to_by(INDEX, Q(word=word))


def _by_email(typed: str) -> Iterator[Q]:
    """The whole address; otherwise those that begin so."""
    yield Q(email=typed)
    if box := mailbox(typed):
        yield _has(box) & Q(email__startswith=typed)
    if typed.startswith("@") and len(typed) > 1:
        yield Q(email__endswith=typed)


def _by_number(digits: str) -> Q:
    """The whole number, or one that ends so."""
    return _has(digits) | (_has(digits[-FEWEST_FIGURES:]) if len(digits) == FEWEST_FIGURES else Q(pk__in=[]))


def _in_a_group(condition: Q) -> Q:
    """People who are or were something in a group that fulfils a condition."""
    groups = organisations.live().filter(condition).values("pk")
    return Q(pk__in=Role.objects.filter(organisation__in=groups).values("contact_id"))
