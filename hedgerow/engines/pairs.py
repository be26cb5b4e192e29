"""Keeping the pairs of records that are alike, for models with `first`, `second`, `score` and `reason`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model, Q

#: two ids, the lower first -> how alike they are (1 to 100), and why
Found = Mapping[tuple[int, int], tuple[int, str]]
BATCH = 2000


def keep_all(model: type[Model], found: Found) -> None:
    """Make the pairs that stand exactly those found; one that stands already, with the same verdict, stays as it is."""
    rows: Any = model._default_manager
    before = {(pair.first_id, pair.second_id): (pair.pk, (pair.score, pair.reason)) for pair in rows.all()}
    kept = {key for key, (_pk, verdict) in before.items() if found.get(key) == verdict}
    gone = [pk for key, (pk, _verdict) in before.items() if key not in kept]
    for start in range(0, len(gone), BATCH):
        rows.filter(pk__in=gone[start : start + BATCH]).delete()
    rows.bulk_create([_row(model, key, found[key]) for key in found if key not in kept], BATCH)


def keep_some(model: type[Model], ids: Collection[int], found: Found) -> None:
    """Make the pairs in which some records stand those found."""
    rows: Any = model._default_manager
    rows.filter(Q(first__in=ids) | Q(second__in=ids)).delete()
    rows.bulk_create([_row(model, key, verdict) for key, verdict in found.items()], BATCH)


def forget(model: type[Model], pk: int) -> None:
    """Forget the pairs of a record that has been merged."""
    rows: Any = model._default_manager
    rows.filter(Q(first=pk) | Q(second=pk)).delete()


def _row(model: type[Model], key: tuple[int, int], verdict: tuple[int, str]) -> Any:
    return model(first_id=key[0], second_id=key[1], score=verdict[0], reason=verdict[1])
