"""Finding people by what our team types: a name, an e-mail address, a telephone number, or their group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Q, QuerySet

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import query_words
from hedgerow.engines.finding.types import Index
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.queries.finding import named
from hedgerow.people.models import Contact, FoundBy, Role, WordPart
from hedgerow.people.queries.contacts import live
from hedgerow.people.rules.finding import FEWEST_FIGURES, mailbox, number_in

Way = Callable[[], Q]
INDEX = Index(FoundBy, WordPart, "contact_id", forgets=True)
# Of one word that thousands have, so many are ranked: whoever is meant needs a second word anyhow.
MOST_OF_ONE_WORD = 400


def find(words: str, limit: int = 20, *, among: QuerySet[Contact] | None = None) -> list[Contact]:
    """Contacts by a name, half of one or a misspelt one; by an e-mail address or what stands before its @; by a number
    or its last six figures; by their group, or both ("jo food bank")."""
    rows = live() if among is None else among
    for way in (*_of_one_word(words), *_ways(words)):
        found = finding.best(rows, way(), words, limit)
        if found:
            return found
    return []


def matching(words: str) -> Q:
    """A condition for contacts that `find` would find, in the first way in which it finds any."""
    conditions = (way() for way in _ways(words))
    return next((way for way in conditions if live().filter(way).exists()), Q(pk__in=[]))


def _of_one_word(words: str) -> Sequence[Way]:
    """The word itself, then those that begin so, cut off where there are very many."""
    wanted = query_words(words)
    if len(wanted) != 1 or "@" in words or number_in(words):
        return ()
    same = FoundBy.objects.filter(word=wanted[0]).values("contact_id")[:MOST_OF_ONE_WORD]
    so = FoundBy.objects.filter(word__in=finding.words_beginning(INDEX, wanted[0])).values("contact_id")
    return (lambda: Q(pk__in=same), lambda: Q(pk__in=so[:MOST_OF_ONE_WORD]))


def _ways(words: str) -> Sequence[Way]:
    """Conditions, the surest first; each is worked out only when the one before it found nothing."""
    if "@" in words:
        return _by_email(words.strip().lower())
    if number := number_in(words):
        return (lambda: _by_number(number),)
    wanted, box = query_words(words), mailbox(words)
    if not wanted:
        return ()
    surest, *others = finding.ways(INDEX, wanted)
    return (
        surest,
        lambda: _has(box),
        lambda: _in_a_group(finding.every(wanted, named)),
        lambda: _by_name_and_group(wanted),
        lambda: _name_in_group(wanted[:1], wanted[1:]),  # "jo ash food bank", where Ash is a name too
        *others,
        lambda: _in_a_group(organisations.matching(words)),
    )


def _by_name_and_group(wanted: Sequence[str]) -> Q:
    """Some of the words are of their name and the others, which are in nobody's name, of their group."""
    names = [word for word in wanted if finding.words_beginning(INDEX, word).exists()]
    return _name_in_group(names, [word for word in wanted if word not in names])


def _name_in_group(names: Sequence[str], groups: Sequence[str]) -> Q:
    if not names or not groups:
        return Q(pk__in=[])
    return _in_a_group(finding.every(groups, named)) & finding.every(names, lambda word: finding.begins(INDEX, word))


def _has(word: str) -> Q:
    return finding.led_to_by(INDEX, Q(word=word))


def _by_email(typed: str) -> Sequence[Way]:
    """The whole address; otherwise those that begin so, or that are at a place ("@example.org")."""
    if typed.startswith("@"):
        return (lambda: Q(email__endswith=typed),) if len(typed) > 1 else ()
    return (lambda: Q(email=typed), lambda: _has(mailbox(typed)) & Q(email__startswith=typed))


def _by_number(digits: str) -> Q:
    """The whole number, or one that ends so."""
    return _has(digits) | (_has(digits[-FEWEST_FIGURES:]) if len(digits) == FEWEST_FIGURES else Q(pk__in=[]))


def _in_a_group(condition: Q) -> Q:
    """People who are or were something in a group that fulfils a condition."""
    groups = organisations.live().filter(condition).values("pk")
    return Q(pk__in=Role.objects.filter(organisation__in=groups).values("contact_id"))
