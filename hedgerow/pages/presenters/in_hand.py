"""What is in hand with one group, as every function says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hedgerow.engines import registry
from hedgerow.kernel.words import Words
from hedgerow.organisations.types import GroupLine, GroupOffer


@dataclass(frozen=True)
class InHand:
    """One function's lines about a group."""

    title: Words
    icon: str
    lines: Sequence[GroupLine]


def build(group: int) -> list[InHand]:
    """For our team; functions with nothing in hand are left out."""
    return list(_gathered(group))


def _gathered(group: int) -> Iterator[InHand]:
    for offer in registry.all_of(GroupOffer):
        if lines := offer.team(group):
            yield InHand(offer.title, offer.icon, lines)
