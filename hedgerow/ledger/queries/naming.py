"""Which groups were meant by names written on paper or in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation

NEAR = 3


@dataclass(frozen=True)
class Meant:
    """What a written name means: the id of the one group of that name or number, or names that are near it."""

    written: str
    group: int | None = None
    near: tuple[str, ...] = ()


def split(cell: str) -> list[str]:
    """The names in a cell, which semicolons or line ends set apart (names hold commas)."""
    names = (" ".join(part.split()) for part in cell.replace("\n", ";").split(";"))
    return list(dict.fromkeys(name for name in names if name))


def meant(names: Iterable[str]) -> dict[str, Meant]:
    """For each name as written: the group of exactly that name, other name or identifier; else what is near."""
    wanted = list(dict.fromkeys(names))
    known = _named(wanted) | {org_id: {group.pk} for org_id, group in organisations.by_identifier(wanted).items()}
    return {name: _meaning(name, known.get(name, set()) or known.get(name.casefold(), set())) for name in wanted}


def _named(wanted: list[str]) -> dict[str, set[int]]:
    """Ids of live groups by their name or another, in small letters."""
    same = Q()
    for name in wanted:
        same |= Q(name__iexact=name) | Q(other_names__name__iexact=name)
    if not wanted:
        return {}
    rows = organisations.live().filter(same).values_list("pk", "name", "other_names__name")
    found: dict[str, set[int]] = {}
    for pk, *names in rows:
        for name in filter(None, names):
            found.setdefault(name.casefold(), set()).add(pk)
    return found


def _meaning(name: str, ids: set[int]) -> Meant:
    if len(ids) == 1:
        return Meant(name, next(iter(ids)))
    near = organisations.find(name, NEAR) if not ids else Organisation.objects.filter(pk__in=ids)
    return Meant(name, None, tuple(_told_apart(group, bool(ids)) for group in near))


def _told_apart(group: Organisation, alike: bool) -> str:
    """A name; with its postcode where several have the same."""
    return f"{group.name} ({group.postcode})" if alike and group.postcode else group.name
