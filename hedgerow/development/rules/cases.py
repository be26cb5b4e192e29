"""How a case goes on, and when it is late."""

from __future__ import annotations

import re
from datetime import date

from hedgerow.development.types import CaseState

#: from each state, those that it may go to
NEXT: dict[CaseState, frozenset[CaseState]] = {
    CaseState.NEW: frozenset({CaseState.OPEN, CaseState.WAITING, CaseState.DONE, CaseState.TURNED_AWAY}),
    CaseState.OPEN: frozenset({CaseState.WAITING, CaseState.DONE, CaseState.TURNED_AWAY}),
    CaseState.WAITING: frozenset({CaseState.OPEN, CaseState.DONE, CaseState.TURNED_AWAY}),
    CaseState.DONE: frozenset({CaseState.OPEN}),
    CaseState.TURNED_AWAY: frozenset({CaseState.OPEN}),
}
MOST_AN_HOUR = 10  # asks of one person who acts for groups
WORDS = 2000  # letters of what is told
KEPT_DAYS = 2 * 365  # what somebody asked, after it was closed
KEPT_STRANGERS_DAYS = 180  # the same of somebody whose group we never came to know
ADDRESS = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.[^\s,;<>().]+")


def can_move(state: str, to: CaseState) -> bool:
    """Whether a case may go from one state to another; staying is no move."""
    return to in NEXT[CaseState(state)]


def late_since(*, owed: date | None, next_due: date | None, today: date) -> date | None:
    """The day since which a case is late: its first answer is owed, or its next step is past. None where it is not.

    owed: the last day to answer, where nobody has; next_due: the day of the next step, where that is not done.
    """
    past = [day for day in (owed, next_due) if day is not None and day < today]
    return min(past) if past else None


def address_in(reach: str) -> str:
    """The first e-mail address in what somebody wrote of how to reach them, or ""."""
    found = ADDRESS.search(reach)
    return found[0].rstrip(".") if found else ""


def tidy(words: str, most: int = WORDS) -> str:
    """What somebody wrote, without space around it, as long as it may be."""
    return words.strip()[:most]
