"""What the search shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines import registry

SHORTEST = 2  # characters: fewer find everything, which is nothing


@dataclass(frozen=True)
class Found:
    """Hits of one kind under their heading."""

    heading: str
    hits: Sequence[registry.Hit]


def search(user: Somebody, text: str, *, each: int) -> dict[str, Any]:
    """What the words find and what they could start; `each` is how many of a kind at most."""
    words = " ".join(text.split())[:100]
    found = _found(user, words, each) if len(words) >= SHORTEST else ()
    return {"words": words, "too_short": 0 < len(words) < SHORTEST, "found": found, "deeds": _deeds(user, words)}


def _found(user: Somebody, words: str, each: int) -> tuple[Found, ...]:
    kinds = ((offer.heading, offer.find(user, words, each)) for offer in registry.all_of(registry.SearchOffer))
    return tuple(Found(heading, hits) for heading, hits in kinds if hits)


def _deeds(user: Somebody, words: str) -> tuple[registry.Hit, ...]:
    """What the box can start: deeds one of whose words begins with what was typed."""
    return tuple(
        registry.Hit(str(deed.title), deed.url())
        for deed in registry.all_of(registry.Deed)
        if deed.allowed(user) and matches(words, f"{deed.title} {deed.words}")
    )


def matches(typed: str, offered: str) -> bool:
    """Whether every word typed begins a word of what is offered."""
    starts = offered.casefold().split()
    return bool(typed) and all(any(word.startswith(part) for word in starts) for part in typed.casefold().split())
