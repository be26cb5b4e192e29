"""Entries as the facts that are hashed, many at a time: three queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from hedgerow.ledger.models import Entry, EntryGroup, EntryPriority
from hedgerow.ledger.types import EntryFacts, EntryKind, GroupFact

T = TypeVar("T")
_ATTRIBUTES = {"activity": "activity_id", "payer": "payer_id", "public_body": "public_body_id"} | {
    name: f"{name}_id" for name in ("about", "corrects", "reverses")
}
_PLAIN = [field.name for field in fields(EntryFacts) if field.name not in {"groups", "priorities"}]
_COLUMNS = [_ATTRIBUTES.get(name, name) for name in _PLAIN]


class Recorded(NamedTuple):
    """An entry's facts, the hash it was inserted with, and its place in the chain (None: not yet sealed)."""

    facts: EntryFacts
    hash: str
    position: int | None


def recorded(entries: QuerySet[Entry]) -> Iterator[Recorded]:
    """The entries of a queryset (neither sliced nor ordered), in the order of their seals, then of their ids."""
    groups, priorities = _groups(entries), _priorities(entries)
    rows = entries.order_by("seal__position", "id").values_list("hash", "seal__position", *_COLUMNS)
    for hashed, position, *values in rows:
        named = dict(zip(_PLAIN, values, strict=True))
        named["kind"] = EntryKind(named["kind"])
        key = named["id"]
        yield Recorded(EntryFacts(**named, groups=groups[key], priorities=priorities[key]), hashed, position)


def facts_of(entry: Entry) -> EntryFacts:
    """The facts of one entry."""
    return next(recorded(Entry.objects.filter(pk=entry.pk))).facts


def _groups(entries: QuerySet[Entry]) -> dict[UUID, frozenset[GroupFact]]:
    links = EntryGroup.objects.filter(entry__in=entries.order_by().values("pk"))
    rows = links.order_by().values_list("entry_id", "organisation_id", "area", "band")
    return _gathered((entry, GroupFact(organisation, area, band)) for entry, organisation, area, band in rows)


def _priorities(entries: QuerySet[Entry]) -> dict[UUID, frozenset[str]]:
    links = EntryPriority.objects.filter(entry__in=entries.order_by().values("pk"))
    return _gathered(links.order_by().values_list("entry_id", "priority_id"))


def _gathered(pairs: Iterable[tuple[UUID, T]]) -> dict[UUID, frozenset[T]]:
    found: dict[UUID, set[T]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return defaultdict(frozenset, {key: frozenset(values) for key, values in found.items()})
