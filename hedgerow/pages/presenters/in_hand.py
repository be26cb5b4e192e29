"""What is in hand with one group, as every function says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines import registry
from hedgerow.kernel.words import Words
from hedgerow.organisations.types import GroupLine, GroupOffer


@dataclass(frozen=True)
class InHand:
    """One function's lines about a group."""

    title: Words
    icon: str
    lines: Sequence[GroupLine]


def build(group: int, viewer: Somebody) -> list[InHand]:
    """For our team, without what is kept from whoever looks; functions with nothing in hand are left out."""
    return list(_gathered(group, _kept(viewer)))


def _kept(viewer: Somebody) -> set[str]:
    """The addresses of what is kept from somebody."""
    refs = {ref for rows in registry.kept_refs(viewer) for ref in rows}
    return {link.url for link in registry.links(refs).values()} if refs else set()


def _gathered(group: int, kept: set[str]) -> Iterator[InHand]:
    for offer in registry.all_of(GroupOffer):
        if lines := [line for line in offer.team(group) if line.url not in kept]:
            yield InHand(offer.title, offer.icon, lines)
