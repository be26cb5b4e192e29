"""A vote, and those who may vote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zeal import zeal_ignore

from hedgerow.engines.voting import actions
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import Method, Option, Voter
from hedgerow.kernel import clock

ABC = (Option("a", "Ash", "First of all."), Option("b", "Birch"), Option("c", "Cedar"))


def voters(many: int) -> list[Voter]:
    """So many groups, each with an address."""
    return [Voter(f"organisations.organisation:{n}", f"Group {n}", f"g{n}@example.org") for n in range(1, many + 1)]


def a_poll(method: Method = Method.CHOICE, *, many: int = 5, **facts: Any) -> Poll:
    """An open vote on a frozen roll of so many."""
    now = clock.now()
    days = {"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(days=7)}
    poll = actions.make_poll(by=None, ref="x.y:1", title="Which tree?", method=method, options=ABC, **{**days, **facts})
    if not poll.open_roll:
        actions.freeze_roll(by=None, poll=poll, voters=voters(many))
    return actions.open_poll(by=None, poll=poll)


def vote(poll: Poll, number: int, content: str) -> str:
    """A group's vote, by the letters of what it chose; answers the receipt."""
    with zeal_ignore():  # many voters in one test are many requests
        return actions.cast(poll=poll, voter=f"organisations.organisation:{number}", content=list(content))
