"""A kind of sitting of no domain: a picnic, whose book of what was written down is a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from hedgerow.engines import registry
from hedgerow.engines.bookings import actions
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.types import SittingOffer
from hedgerow.kernel import clock

KIND = "picnics.picnic"


@dataclass
class Picnics:
    """What the app of the sittings was told."""

    marked: list[tuple[list[str], list[str]]] = field(default_factory=list)

    def mark(self, by: Any, sitting: Sitting, came: Any, absent: Any) -> None:
        self.marked.append(([one.name for one in came], [one.name for one in absent]))


@pytest.fixture
def picnics() -> Iterator[Picnics]:
    """The kind is offered beside all that is offered anyway."""
    kept = Picnics()
    before = registry.all_of(object)
    offer = SittingOffer(
        kind=KIND,
        title="Picnic",
        titles="Picnics",
        manage_url=lambda sitting: "/",
        may_manage=lambda user, sitting: bool(getattr(user, "is_worker", False)),
        marked=kept.mark,
        price=lambda sitting, group: sitting.member_pence if group else sitting.price_pence,
        begin=lambda user, ref: {"ref": ref, "title": "Picnic"},
    )
    registry.fill([*before, offer])
    yield kept
    registry.fill(before)


@pytest.fixture
def make(db: None, picnics: Picnics) -> Callable[..., Sitting]:
    """Make a picnic in a week, or otherwise as told."""

    def made(**facts: Any) -> Sitting:
        starts = facts.pop("starts_at", clock.now() + timedelta(days=7))
        told = {"title": "Picnic", "where": "The green", "places": 2, "ends_at": starts + timedelta(hours=2)} | facts
        return actions.make_sitting(by=None, ref="picnics.meadow:1", kind=KIND, starts_at=starts, **told)

    return made
