"""Identifiers that stay: a UUID made from the ref of a record, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import NAMESPACE_DNS, UUID, uuid5

from hedgerow.places.queries import place

OURS = uuid5(NAMESPACE_DNS, "hedgerow")


@dataclass(frozen=True)
class Ids:
    """UUIDs (version 5) of the records of one place, so that two places' feeds put together never clash.

    area: the code of the place, "" before one is opened.
    """

    area: str

    @cached_property
    def namespace(self) -> UUID:
        return uuid5(OURS, self.area)

    def of(self, ref: object) -> str:
        """The identifier of a ref, or of anything that is written alike: "services.service:4"."""
        return str(uuid5(self.namespace, str(ref)))

    def which(self, wanted: str, refs: Iterable[str]) -> str | None:
        """The ref among these whose identifier is wanted."""
        plain = wanted.lower()
        return next((ref for ref in refs if self.of(ref) == plain), None)


def ids() -> Ids:
    """Those of this place."""
    here = place()
    return Ids(here.area_code if here else "")
