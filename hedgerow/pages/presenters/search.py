"""What the search-and-do box finds, and what it can start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines import registry
from hedgerow.engines.registry import Hit
from hedgerow.kernel.audience import Audience
from hedgerow.organisations import queries as organisations

SHORTEST = 2  # characters: fewer find everything, which is nothing
LONGEST = 100


@dataclass(frozen=True)
class Found:
    """Hits of one kind under their heading."""

    heading: str
    hits: Sequence[Hit]


def search(user: Somebody, text: str, *, each: int) -> dict[str, Any]:
    """What the words find and what they could start; `each` is how many of a kind at most."""
    words = " ".join(text.split())[:LONGEST]
    if len(words) < SHORTEST:
        return {"words": words, "too_short": bool(words), "found": (), "deeds": ()}
    deeds = (*_named_deeds(user, words), *_log_deeds(user, words))
    return {"words": words, "too_short": False, "found": tuple(_found(user, words, each)), "deeds": deeds}


def _found(user: Somebody, words: str, each: int) -> Iterator[Found]:
    for offer in registry.all_of(registry.SearchOffer):
        if hits := offer.find(user, words, each):
            yield Found(str(offer.heading), hits)


def _named_deeds(user: Somebody, words: str) -> Iterator[Hit]:
    """What the apps can start, where every word typed begins one of the deed's words."""
    for deed in registry.all_of(registry.Deed):
        if deed.allowed(user) and matches(words, f"{deed.title} {deed.words}"):
            yield Hit(str(deed.title), deed.url())


def matches(typed: str, offered: str) -> bool:
    """Whether every word typed begins a word of what is offered.

    >>> matches("add gr", "Add a group"), matches("add x", "Add a group")
    (True, False)
    """
    starts = offered.casefold().split()
    return bool(typed) and all(any(word.startswith(part) for word in starts) for part in typed.casefold().split())


def _log_deeds(user: Somebody, words: str) -> Iterator[Hit]:
    """ "log a call with Sale Foodbank", or the name alone: logging work with the group that is meant."""
    if not can_open(user, Audience.WORKER):
        return
    asked, name = after_verb(words)
    if len(name) < SHORTEST:
        return
    for group in organisations.find(name, 3 if asked else 1):
        title = _("Log work with %(group)s") % {"group": group.name}
        yield Hit(title, f"{reverse('ledger:quick')}?group={group.pk}")


def after_verb(words: str) -> tuple[bool, str]:
    """Whether the words ask to log something, and the rest: what is left is the name of a group."""
    # Translators: words that people type before a group's name, to log work with it.
    verbs = set(_("log record call called meeting met visit visited e-mail email work a an with for to").split())
    # Translators: the words of these with which such a phrase begins.
    first = set(_("log record").split())
    parts = words.split()
    if parts[0].casefold() not in first:
        return False, words
    while parts and parts[0].casefold() in verbs:
        parts.pop(0)
    return True, " ".join(parts)
