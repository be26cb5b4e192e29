"""How long people wait for us, and invitations for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hedgerow.spaces.types import AskState, Openness

ANSWER_DAYS = 5  # working days to acknowledge, everywhere: design.md, "response clock"
INVITATION = timedelta(days=14)
MOST_LETTERS = 5  # of one invitation: whoever has not answered five letters is telephoned
MOST_AN_HOUR = 30  # invitations of one person
KEPT_DAYS = 90  # what an invitation says of somebody who never came


def answer_by(day: date, days: int = ANSWER_DAYS) -> date:
    """The day so many working days after another: Mondays to Fridays; public holidays only make it stricter."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def ask_state(*, taken: bool, done: bool) -> AskState:
    """How far an ask has come."""
    return AskState.DONE if done else AskState.TAKEN if taken else AskState.WAITING


def openness(*, now: datetime, ends: datetime, used: bool, withdrawn: bool) -> Openness:
    """How far an invitation has come at a moment."""
    if used:
        return Openness.USED
    if withdrawn:
        return Openness.WITHDRAWN
    return Openness.OPEN if now < ends else Openness.OVER
