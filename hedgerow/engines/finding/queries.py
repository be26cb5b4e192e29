"""Finding records by what people type. How, and why so, is in docs/decisions (finding groups by what people type)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from hedgerow.engines.finding.rules import (
    LONGEST,
    LONGEST_BEGINNING,
    ONE_WRONG_FROM,
    beginning,
    plain_words,
    score,
    sounds_like,
    threes_of,
)
from hedgerow.engines.finding.types import Index

# Ranked by name in Python: enough that the best are among them, few enough to take a few milliseconds.
MOST_RANKED = 120
MOST_NEAR_WORDS, MOST_ALIKE = 12, 60
Expand = Callable[[str], Q]
Way = Callable[[], Q]


def find(index: Index, wanted: Sequence[str], words: str, limit: int, among: QuerySet[Any]) -> list[Any]:
    """Records with a `name` that the wanted words lead to: exact first, then by how they begin; only where there are
    none, near. `words` are what was typed, to rank by; `among` says where to look."""
    for way in ways(index, wanted):
        found = best(among, way(), words, limit)
        if found:
            return found
    return []


def matching(index: Index, wanted: Sequence[str], among: QuerySet[Any]) -> Q:
    """A condition for records that `find` would find, in the first way in which it finds any."""
    conditions = (way() for way in ways(index, wanted))
    return next((condition for condition in conditions if among.filter(condition).exists()), Q(pk__in=[]))


def ways(index: Index, wanted: Sequence[str]) -> list[Way]:
    """Ways to look, the surest and quickest first: every word leads there; two neighbours stand in one word ("food
    bank", "Foodbank"); a letter or two is wrong."""
    if not wanted:
        return []
    joined = [lambda: _joined(index, wanted)] if len(wanted) > 1 else []
    return [
        lambda: every(wanted, lambda word: begins(index, word)),
        *joined,
        lambda: every(wanted, lambda word: near(index, word)),
    ]


def every(wanted: Sequence[str], expand: Expand) -> Q:
    """A condition that holds for every word."""
    condition = Q()
    for word in wanted:
        condition &= expand(word)
    return condition


def _joined(index: Index, wanted: Sequence[str]) -> Q:
    """Any two neighbours as one word, with the others as they are."""
    condition = Q()
    for place in range(len(wanted) - 1):
        words = [*wanted[:place], (wanted[place] + wanted[place + 1])[:LONGEST], *wanted[place + 2 :]]
        condition |= every(words, lambda word: begins(index, word))
    return condition


def begins(index: Index, word: str) -> Q:
    """Records with the word itself, or any that begins so."""
    return led_to_by(index, Q(word__in=words_beginning(index, word)))


def near(index: Index, word: str) -> Q:
    """The same, and records with a word that differs by a letter or two."""
    return led_to_by(index, Q(word__in=[*words_beginning(index, word), *_alike(index, word)]))


def led_to_by(index: Index, condition: Q) -> Q:
    """Records of which some word fulfils a condition."""
    return Q(pk__in=index.words.objects.filter(condition).values(index.owner))


def words_beginning(index: Index, word: str) -> QuerySet[Any, str]:
    """The words that begin so, the word itself among them."""
    found = index.parts.objects.filter(part=beginning(word))
    longer = found.filter(word__startswith=word[:LONGEST]) if len(word) > LONGEST_BEGINNING else found
    words: QuerySet[Any, str] = longer.values_list("word", flat=True)
    return words


def _alike(index: Index, typed: str) -> list[str]:
    """Words that share most threes of letters with what was typed, and differ by a letter or two."""
    if len(typed) < ONE_WRONG_FROM:
        return []
    threes = threes_of(typed)
    shared = index.parts.objects.filter(part__in=threes).values("word").annotate(shared=Count("part"))
    likeliest = shared.filter(shared__gte=max(1, len(threes) // 3)).order_by("-shared", "word")[:MOST_ALIKE]
    return [row["word"] for row in likeliest if sounds_like(typed, row["word"])][:MOST_NEAR_WORDS]


def best(among: QuerySet[Any], condition: Q, words: str, limit: int) -> list[Any]:
    """The best by name of those that fulfil a condition: narrowed by the database, ranked here, then read whole."""
    plain, typed = " ".join(words.split()), " ".join(plain_words(words))
    rank = Case(
        When(name__iexact=plain, then=Value(0)),
        When(name__istartswith=plain, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ordered = among.filter(condition).annotate(rank=rank, length=Length("name")).order_by("rank", "length", "name")
    held = ordered.values_list("pk", "name")[:MOST_RANKED]
    ranked = [pk for pk, _name in sorted(held, key=lambda row: (-score(typed, row[1]), row[1]))[:limit]]
    found = among.in_bulk(ranked) if ranked else {}
    return [found[pk] for pk in ranked if pk in found]
