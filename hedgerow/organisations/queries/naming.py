"""Which groups were meant by names and numbers written on paper or in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models.functions import Lower

from hedgerow.organisations.models import Organisation, OtherName
from hedgerow.organisations.queries.finding import find
from hedgerow.organisations.queries.records import by_identifier, live
from hedgerow.spine import identifiers

NEAR = 3
MOST_LOOKED_FOR = 200  # names for which near ones are looked for: more are another place's file
AT_ONCE = 500
Value = TypeVar("Value")
OUR_ID = re.compile(r"#(\d{1,12})")


@dataclass(frozen=True)
class Meant:
    """What a written name means: the id of the one group of that name or number, or names that are near it.

    `several`: the near ones are all called so.
    """

    written: str
    group: int | None = None
    near: tuple[str, ...] = ()
    several: bool = False


def split(cell: str) -> list[str]:
    """The names in a cell, which semicolons or line ends set apart (names hold commas)."""
    names = (" ".join(part.split()) for part in cell.replace("\n", ";").split(";"))
    return list(dict.fromkeys(name for name in names if name))


def meant(names: Iterable[str]) -> dict[str, Meant]:
    """For each name as written: the group of exactly that name, other name, identifier, charity number or id here
    ("#12"); else what is near. A few queries for any number of names."""
    wanted = list(dict.fromkeys(names))
    numbers = {name: number for name in wanted if (number := _number(name))}
    numbered = _numbered(sorted(set(numbers.values())))
    named, ours = _named(wanted), _our_ids(wanted)
    found = {
        name: ours.get(name, set()) | named.get(name.casefold(), set()) | numbered.get(numbers.get(name, ""), set())
        for name in wanted
    }
    unknown = [name for name in wanted if not found[name]][:MOST_LOOKED_FOR]
    near = {name: find(name, NEAR) for name in unknown}
    alike = _rows({pk for ids in found.values() if len(ids) > 1 for pk in ids})
    return {
        name: _meaning(name, found[name], near.get(name, [alike[pk] for pk in sorted(found[name]) if pk in alike]))
        for name in wanted
    }


def _number(text: str) -> str:
    """The identifier that a text is, if it is one."""
    return identifiers.org_id(text) or identifiers.charity_number(text) or text


def _numbered(numbers: Sequence[str]) -> dict[str, set[int]]:
    rows = (pair for some in _chunks(numbers) for pair in by_identifier(some).items())
    return {org_id: {group.pk} for org_id, group in rows}


def _named(wanted: Sequence[str]) -> dict[str, set[int]]:
    """Ids of live groups by their name or another, in small letters."""
    found: dict[str, set[int]] = {}
    for some in _chunks(sorted({name.lower() for name in wanted})):
        own = live().annotate(small=Lower("name")).filter(small__in=some).values_list("pk", "name")
        rows = OtherName.objects.filter(organisation__merged_into__isnull=True).annotate(small=Lower("name"))
        others = rows.filter(small__in=some).values_list("organisation_id", "name")
        for pk, name in (*own, *others):
            found.setdefault(name.casefold(), set()).add(pk)
    return found


def _our_ids(wanted: Iterable[str]) -> dict[str, set[int]]:
    ids = {name: int(match[1]) for name in wanted if (match := OUR_ID.fullmatch(name))}
    here = _rows(ids.values())
    return {name: {pk} for name, pk in ids.items() if pk in here}


def _rows(pks: Iterable[int]) -> dict[int, Organisation]:
    wanted = sorted(set(pks))
    return {pk: row for some in _chunks(wanted) for pk, row in live().in_bulk(some).items()}


def _chunks(values: Sequence[Value]) -> Iterator[list[Value]]:
    return (list(values[start : start + AT_ONCE]) for start in range(0, len(values), AT_ONCE))


def _meaning(name: str, ids: set[int], near: Iterable[Organisation]) -> Meant:
    if len(ids) == 1:
        return Meant(name, next(iter(ids)))
    return Meant(name, None, tuple(_told_apart(group, bool(ids)) for group in near), several=bool(ids))


def _told_apart(group: Organisation, alike: bool) -> str:
    """A name; with its postcode where several have the same."""
    return f"{group.name} ({group.postcode})" if alike and group.postcode else group.name
