"""Finding groups by what people type. How, and why so, is in docs/decisions (finding groups by what people type)."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length
from rapidfuzz import fuzz

from hedgerow.organisations.models import FoundBy, Organisation, WordPart
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.rules import plain_words, query_words, sounds_like
from hedgerow.organisations.rules.finding import LONGEST, LONGEST_BEGINNING, beginning, threes_of

# Ranked by name in Python: enough that the best are among them, few enough to take a few milliseconds.
MOST_RANKED = 120
MOST_NEAR_WORDS, MOST_ALIKE = 12, 60
Expand = Callable[[str], Q]


def find(words: str, limit: int = 20, *, among: QuerySet[Organisation] | None = None) -> list[Organisation]:
    """Live organisations by name, other name, initials, number or postcode: exact first, then by how they begin; only
    where there are none, near. `among` narrows where to look (`shown_to(somebody)`, say)."""
    wanted, rows = query_words(words), live() if among is None else among
    for condition in _ways(wanted):
        found = _best(rows.filter(condition()), words, limit)
        if found:
            return found
    return []


def matching(words: str) -> Q:
    """A condition for organisations that `find` would find, in the first way in which it finds any."""
    conditions = (way() for way in _ways(query_words(words)))
    return next((condition for condition in conditions if live().filter(condition).exists()), Q(pk__in=[]))


def _ways(wanted: list[str]) -> list[Callable[[], Q]]:
    """Ways to look, the surest and quickest first: every word leads there; two neighbours stand in one word ("food
    bank", "Foodbank"); a letter or two is wrong."""
    if not wanted:
        return []
    joined = [lambda: _joined(wanted)] if len(wanted) > 1 else []
    return [lambda: _all(wanted, _beginning), *joined, lambda: _all(wanted, _near)]


def _all(wanted: list[str], expand: Expand) -> Q:
    condition = Q()
    for word in wanted:
        condition &= expand(word)
    return condition


def _joined(wanted: list[str]) -> Q:
    """Any two neighbours as one word, with the others as they are."""
    condition = Q()
    for place in range(len(wanted) - 1):
        words = [*wanted[:place], (wanted[place] + wanted[place + 1])[:LONGEST], *wanted[place + 2 :]]
        condition |= _all(words, _beginning)
    return condition


def _beginning(word: str) -> Q:
    """The word itself, or any that begins so."""
    return _led_to_by(Q(word__in=_words_beginning(word)))


def _near(word: str) -> Q:
    return _led_to_by(Q(word__in=[*_words_beginning(word), *_alike(word)]))


def _words_beginning(word: str) -> QuerySet[WordPart, str]:
    found = WordPart.objects.filter(part=beginning(word))
    longer = found.filter(word__startswith=word[:LONGEST]) if len(word) > LONGEST_BEGINNING else found
    return longer.values_list("word", flat=True)


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
