"""After an old backup is restored: erasing again everybody who was erased since it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hedgerow.engines.privacy.actions import erasing
from hedgerow.engines.privacy.queries.catalogue import catalogue, eraser_of, model_of
from hedgerow.engines.privacy.queries.people import gathered
from hedgerow.kernel import refs


def replay(erasures: Iterable[Mapping[str, Any]]) -> int:
    """After an old backup is restored: erase again everybody who was erased since. Answers with how many people.

    Only rows that were there before the erasure are taken: a number given anew belongs to somebody else.
    """
    return sum(_again(one) for one in erasures)


@transaction.atomic
def _again(one: Mapping[str, Any]) -> int:
    moment = datetime.fromisoformat(one["at"])
    people = [start for ref in one["refs"] if (start := _row(ref, moment))]
    keys = frozenset(one["emptied"])
    if not people:
        _empty_again(keys)
        return 0
    erasing.erase(by=None, person=gathered(*people[0]), mentions=keys)
    _empty_again(keys)
    return 1


def _row(ref: str, moment: datetime) -> tuple[Any, Any] | None:
    """The row of a person, if it is there and was made before the erasure."""
    named = refs.parse(ref)
    model = model_of(named.kind)
    kind = next(one for one in catalogue().people if one.model == model._meta.label)
    row = model._base_manager.filter(pk=named.id, **{f"{kind.made}__lte": moment}).first()
    return (model, row.pk) if row else None


def _empty_again(keys: Iterable[str]) -> None:
    """Fields that were emptied for somebody whose words are no longer known: whole, since they cannot be told apart."""
    for key in keys:
        ref, _hash, name = key.rpartition("#")
        model = model_of(ref.partition(":")[0])
        eraser, pk = eraser_of(model), model._meta.pk.to_python(ref.partition(":")[2])
        if eraser and not eraser.goes and model._base_manager.filter(pk=pk).exists():
            eraser.erase([pk])
        elif not name:
            model._base_manager.filter(pk=pk).update(**erasing.empty(model))
