"""What the apps offer to the engines and pages. `hedgerow.config` fills it at start from every `provides.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

Offer = TypeVar("Offer")
_offers: list[object] = []


@dataclass(frozen=True)
class RefOffer:
    """How to name and link records of one kind, such as "organisations.organisation", from their ids, in one query."""

    kind: str
    titles: Callable[[Sequence[str]], Mapping[str, str]]
    url: Callable[[str], str]


@dataclass(frozen=True)
class Hit:
    """One thing found by the search box."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class SearchOffer:
    """A kind of thing that can be searched for: its heading and a function from a user, words and a limit to hits."""

    heading: str
    find: Callable[[Any, str, int], Sequence[Hit]]


@dataclass(frozen=True)
class Deed:
    """Something that the search-and-do box can start, if `allowed` for the user: its words, its name and its address.

    `words` are what people may type for it, besides its title.
    """

    title: str
    url: Callable[[], str]
    allowed: Callable[[Any], bool]
    words: str = ""


@dataclass(frozen=True)
class NightlyJob:
    """Work for each night: a name unique in the system, and a function of the date that answers with a short report."""

    name: str
    run: Callable[[date], str]


def fill(offers: Iterable[object]) -> None:
    """Replace all that is offered."""
    _offers[:] = offers


def all_of(kind: type[Offer]) -> tuple[Offer, ...]:
    """Everything offered of one kind, in the order of the apps."""
    return tuple(offer for offer in _offers if isinstance(offer, kind))
