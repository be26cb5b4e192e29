"""What the apps offer to the engines and pages. `hedgerow.config` fills it at start from every `provides.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import IntegerField

from hedgerow.kernel import refs
from hedgerow.kernel.ids import key
from hedgerow.kernel.words import Words

Offer = TypeVar("Offer")
_offers: list[object] = []


@dataclass(frozen=True)
class RefOffer:
    """How to name and link records of one kind, such as "organisations.organisation", from their ids, in one query.

    `kind` is the label of a model; `titles` is only asked for ids that a row of it can bear.
    """

    kind: str
    titles: Callable[[Sequence[str]], Mapping[str, str]]
    url: Callable[[str], str]


@dataclass(frozen=True)
class Link:
    """A record as a page names it."""

    title: str
    url: str


@dataclass(frozen=True)
class Hit:
    """One thing found by the search box."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class SearchOffer:
    """A kind of thing that can be searched for: its heading and a function from a user, words and a limit to hits."""

    heading: Words
    find: Callable[[Any, str, int], Sequence[Hit]]


@dataclass(frozen=True)
class Deed:
    """Something that the search-and-do box can start, if `allowed` for the user: its words, its name and its address.

    `words` are what people may type for it, besides its title.
    """

    title: Words
    url: Callable[[], str]
    allowed: Callable[[Any], bool]
    words: Words = ""


@dataclass(frozen=True)
class NightlyJob:
    """Work for each night: a name unique in the system, and a function of the date that answers with a short report."""

    name: str
    run: Callable[[date], str]


@dataclass(frozen=True)
class OpeningStep:
    """What an app does when a place opens, after its areas and groups are there. It must be safe to do again."""

    name: str
    run: Callable[[], object]


@dataclass(frozen=True)
class KeptOffer:
    """What is kept from somebody whatever they are otherwise, as a bid in which they have an interest. Of records of one kind:
    ids(somebody) -> a query of their ids, refs(somebody) -> a query of their refs, for use inside other queries; None where
    nothing can be."""

    kind: str
    ids: Callable[[Any], Any]
    refs: Callable[[Any], Any]


def kept_ids(kind: str, somebody: Any) -> list[Any]:
    """Queries of the ids of what is kept from somebody, of one kind."""
    found = [offer.ids(somebody) for offer in all_of(KeptOffer) if offer.kind == kind]
    return [rows for rows in found if rows is not None]


def kept_refs(somebody: Any) -> list[Any]:
    """Queries of the refs of all that is kept from somebody."""
    found = [offer.refs(somebody) for offer in all_of(KeptOffer)]
    return [rows for rows in found if rows is not None]


def fill(offers: Iterable[object]) -> None:
    """Replace all that is offered."""
    _offers[:] = offers


def all_of(kind: type[Offer]) -> tuple[Offer, ...]:
    """Everything offered of one kind, in the order of the apps."""
    return tuple(offer for offer in _offers if isinstance(offer, kind))


def links(wanted: Iterable[str]) -> dict[str, Link]:
    """Title and address of each ref, one query for each kind; refs that nobody offers, that are gone or that no
    row can bear are left out. Raises ValueError for what is no ref."""
    by_kind: dict[str, list[refs.Ref]] = {}
    for ref in filter(_may_be, {refs.parse(text) for text in wanted if text}):
        by_kind.setdefault(ref.kind, []).append(ref)
    found: dict[str, Link] = {}
    for offer in all_of(RefOffer):
        asked = by_kind.get(offer.kind, [])
        titles = offer.titles([ref.id for ref in asked]) if asked else {}
        found |= {str(ref): Link(titles[ref.id], offer.url(ref.id)) for ref in asked if ref.id in titles}
    return found


def _may_be(ref: refs.Ref) -> bool:
    """Whether a row of its kind can bear the id: refs come in addresses and forms too, where any text may stand."""
    try:
        field = apps.get_model(ref.kind)._meta.pk
    except LookupError:
        return True
    if isinstance(field, IntegerField):
        return key(ref.id) is not None
    try:
        field.to_python(ref.id)
    except ValidationError:
        return False
    return True


def link(ref: str) -> Link | None:
    """Title and address of one ref, or None where nobody offers it or it is gone."""
    return links([ref]).get(ref)
