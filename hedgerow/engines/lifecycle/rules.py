"""Which state may follow which, and when a record closes by itself. The diagram in the documentation is drawn from here."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.engines.lifecycle.types import Closing, Standing, State

#: from each state, those that may follow. What is closed may be opened again only through a draft or a check.
MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.REVIEW, State.LIVE, State.CLOSED}),
    State.REVIEW: frozenset({State.DRAFT, State.LIVE, State.CLOSED}),
    State.LIVE: frozenset({State.PAUSED, State.CLOSED}),
    State.PAUSED: frozenset({State.LIVE, State.CLOSED}),
    State.CLOSED: frozenset({State.DRAFT, State.REVIEW}),
}
UNVERIFIED_AFTER = timedelta(days=60)  # as long as its owner is asked: see the verification engine


def may_move(before: State, after: State) -> bool:
    """Whether a record may go from one state to another."""
    return after in MOVES[before]


def closes(standing: Standing, today: date) -> Closing | None:
    """Why a record that is live or paused closes by itself today, or None. Being past counts before being full."""
    if standing.ends_on is not None and standing.ends_on < today:
        return Closing.PAST
    if standing.places is not None and standing.taken >= standing.places:
        return Closing.FULL
    if standing.check_by is not None and standing.check_by + UNVERIFIED_AFTER < today:
        return Closing.UNVERIFIED
    return None


def diagram() -> str:
    """The moves as a Mermaid diagram, which the documentation shows."""
    lines = [f"    {before} --> {after}" for before, after_it in MOVES.items() for after in sorted(after_it)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.DRAFT}", *lines])
