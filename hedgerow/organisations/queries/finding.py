"""Finding groups by what people type. How, and why so, is in docs/decisions (finding groups by what people type)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length
from rapidfuzz import fuzz

from hedgerow.organisations.models import FoundBy, Organisation, WordPart
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.rules import plain_words, query_words, sounds_like
from hedgerow.organisations.rules.finding import LONGEST, threes_of

# Ranked by name in Python: enough that the best are among them, few enough to take a few milliseconds.
MOST_RANKED = 120
MOST_NEAR_WORDS, MOST_ALIKE = 12, 60
Expand = Callable[[str], Q]


def find(words: str, limit: int = 20, *, among: QuerySet[Organisation] | None = None) -> list[Organisation]:
    """Live organisations by name, other name, initials, number or postcode: exact first, then by how they begin, then
    near. `among` narrows where to look (`shown_to(somebody)`, say)."""
    wanted = query_words(words)
    if not wanted:
        return []
    rows = live() if among is None else among
    typed = " ".join(plain_words(words))
    found = _best(rows.filter(_all(wanted, _beginning)), words, limit)
    if len(found) < limit:
        held = {row.pk for row in found}
        near = _best(rows.filter(_all(wanted, _near)).exclude(pk__in=held), words, limit)
        found += [row for row in near if _score(typed, row.name) > NOT_NEAR or not found]
    return found[:limit]


NOT_NEAR = 40


def matching(words: str) -> Q:
    """A condition for organisations that `find` would find: by the beginnings of words, or near words if there are none."""
    wanted = query_words(words)
    if not wanted:
        return Q(pk__in=[])
    exact = _all(wanted, _beginning)
    return exact if live().filter(exact).exists() else _all(wanted, _near)


def _all(wanted: list[str], expand: Expand) -> Q:
    """Every word must lead there; two neighbours may also stand in one word ("food bank", "Foodbank")."""
    every = Q()
    for word in wanted:
        every &= expand(word)
    for one, two in pairwise(wanted):
        rest = [word for word in wanted if word not in (one, two)]
        joined = _beginning((one + two)[:LONGEST])
        for word in rest:
            joined &= expand(word)
        every |= joined
    return every


def _beginning(word: str) -> Q:
    words = WordPart.objects.filter(part=f"^{word[:LONGEST]}").values("word")
    return _led_to_by(Q(word__in=words))


def _near(word: str) -> Q:
    words = WordPart.objects.filter(part=f"^{word[:LONGEST]}").values("word")
    alike = _alike(word)
    return _led_to_by(Q(word__in=words) | Q(word__in=alike)) if alike else _led_to_by(Q(word__in=words))


def _led_to_by(condition: Q) -> Q:
    return Q(pk__in=FoundBy.objects.filter(condition).values("organisation_id"))


def _alike(typed: str) -> list[str]:
    """Words that share most threes of letters with what was typed, and differ by a letter or two."""
    threes = threes_of(typed)
    shared = WordPart.objects.filter(part__in=threes).values("word").annotate(shared=Count("part"))
    likeliest = shared.filter(shared__gte=max(1, len(threes) // 3)).order_by("-shared", "word")[:MOST_ALIKE]
    return [row["word"] for row in likeliest if sounds_like(typed, row["word"])][:MOST_NEAR_WORDS]


def _best(rows: QuerySet[Organisation], words: str, limit: int) -> list[Organisation]:
    """The best of the rows by name: narrowed by the database, ranked here."""
    plain, typed = " ".join(words.split()), " ".join(plain_words(words))
    rank = Case(
        When(name__iexact=plain, then=Value(0)),
        When(name__istartswith=plain, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ordered = rows.annotate(rank=rank, length=Length("name")).order_by("rank", "length", "name")
    held: list[Organisation] = [*ordered[:MOST_RANKED]]
    return sorted(held, key=lambda row: (-_score(typed, row.name), row.name))[:limit]


def _score(typed: str, name: str) -> float:
    """0 to 103: the same name, one that begins so, one that holds it, then by likeness."""
    plain = " ".join(plain_words(name))
    if plain == typed:
        return 103
    if plain.startswith(typed):
        return 102 - len(plain) / 1000
    if f" {typed}" in plain:
        return 101 - len(plain) / 1000
    return fuzz.WRatio(typed, plain)
