"""Checking the whole record: every hash, the chain, and the copy. It only reads, so it may run at any time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import duckdb
from django.db.models import F

from hedgerow.ledger import queries, rules
from hedgerow.ledger.models import Entry, EntryGroup, Seal
from hedgerow.ledger.queries import copy as copies
from hedgerow.ledger.queries.facts import recorded
from hedgerow.ledger.types import EntryFacts, EntryKind, GroupFact, Verified

STEP = 5_000
MOST_FAULTS = 100


def verify() -> Verified:
    """Recompute every hash, walk the chain, and read the copy back. Faults are sentences, the first hundred of them."""
    head = queries.head()
    faults = [*_entry_faults(), *_link_faults(), *_chain_faults(), *_copy_faults()]
    unsealed = Entry.objects.filter(seal__isnull=True).count()
    return Verified(Seal.objects.count(), copies.trusted().last, unsealed, head.hash, tuple(faults[:MOST_FAULTS]))


def _entry_faults() -> Iterator[str]:
    """Every entry's facts against the hash that it was inserted with, sealed or not."""
    last = Seal.objects.order_by("-position").values_list("position", flat=True).first() or 0
    for start in range(1, last + 1, STEP):
        yield from _differing(Entry.objects.filter(seal__position__range=(start, start + STEP - 1)))
    yield from _differing(Entry.objects.filter(seal__isnull=True))


def _differing(entries: Any) -> Iterator[str]:
    for row in recorded(entries):
        if rules.digest(row.facts) != row.hash:
            yield f"Entry {row.facts.id} does not say what it said when it was recorded."


def _link_faults() -> Iterator[str]:
    """The day that is held again beside each group is the entry's own: a group's work is listed by it."""
    moved = EntryGroup.objects.exclude(on=F("entry__on")).values_list("entry", flat=True).distinct()
    yield from (f"Entry {pk} is listed for a group on another day than its own." for pk in moved[:MOST_FAULTS])


def _chain_faults() -> Iterator[str]:
    """Each seal follows from the one before it and the hash of its entry."""
    position, previous = 0, rules.FIRST_HASH
    rows = Seal.objects.order_by("position").values_list("position", "previous", "hash", "entry__hash")
    for at, before, hashed, entry in rows.iterator(STEP):
        position += 1
        if at != position:
            yield f"Between seal {position - 1} and seal {at} at least one is missing."
            position = at
        if before != previous or rules.seal_hash(before, entry) != hashed:
            yield f"Seal {at} does not follow from the one before it."
        previous = hashed


def _copy_faults() -> Iterator[str]:
    """The copy's rows hash to what they hold, and the hashes chain to the seals that its manifest names."""
    stored, copy = copies.stored(), copies.trusted()
    if stored.parts and not copy.parts:
        yield "The copy in columns is of another record. Run “hedgerow ledger seal” to make it anew."
    previous = rules.FIRST_HASH
    for part in copy.parts:
        for position, facts, hashed in _rows_of(str(copy.folder / part.file)):
            previous = rules.seal_hash(previous, hashed)
            if rules.digest(facts) != hashed:
                yield f"Row {position} of the copy does not say what its entry says."
        if previous != part.hash:
            yield f"{part.file} does not hold what was sealed."
            previous = part.hash


def _rows_of(path: str) -> Iterator[tuple[int, EntryFacts, str]]:
    with duckdb.connect() as connection:
        cursor = connection.execute("select * from read_parquet(?) order by position", [path])
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(STEP):
            for values in rows:
                row = dict(zip(names, values, strict=True))
                yield row.pop("position"), _facts(row), row["hash"]


def _facts(row: dict[str, Any]) -> EntryFacts:
    told = {name: value for name, value in row.items() if name != "hash"}
    groups = frozenset(GroupFact(**group) for group in told.pop("groups"))
    moment = told.pop("recorded_at").replace(tzinfo=UTC)
    kind, priorities = EntryKind(told.pop("kind")), frozenset(told.pop("priorities"))
    return EntryFacts(**told, kind=kind, recorded_at=moment, groups=groups, priorities=priorities)
