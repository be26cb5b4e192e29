"""What was found on registers, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hedgerow.organisations.rules import tidy_name
from hedgerow.organisations.types import RegisterHit


@dataclass(frozen=True)
class Found:
    """One organisation on a register. `also` is the other name that was matched; `here` the id of our record, or None."""

    org_id: str
    title: str
    also: str
    where: str
    status: str
    here: int | None


def found(hits: Iterable[RegisterHit], names: dict[str, str]) -> list[Found]:
    """Hits with names as people write them, given the names of authorities."""
    return [_found(hit, names) for hit in hits]


def _found(hit: RegisterHit, names: dict[str, str]) -> Found:
    also = "" if hit.matched_name.casefold() == hit.name.casefold() else tidy_name(hit.matched_name)
    where = ", ".join(filter(None, (names.get(hit.authority, ""), hit.postcode)))
    return Found(hit.org_id, tidy_name(hit.name), also, where, hit.status, hit.here)
