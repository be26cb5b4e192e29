"""How long invitations wait for people."""

from __future__ import annotations

from datetime import datetime, timedelta

from hedgerow.spaces.types import Openness

INVITATION = timedelta(days=14)
MOST_LETTERS = 5  # of one invitation: whoever has not answered five letters is telephoned
MOST_AN_HOUR = 30  # invitations of one person
KEPT_DAYS = 90  # what an invitation says of somebody who never came


def openness(*, now: datetime, ends: datetime, used: bool, withdrawn: bool) -> Openness:
    """How far an invitation has come at a moment."""
    if used:
        return Openness.USED
    if withdrawn:
        return Openness.WITHDRAWN
    return Openness.OPEN if now < ends else Openness.OVER
