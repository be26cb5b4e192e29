"""What must hold of networks: who belongs on a day, who votes, when a quorum is there, what is owed. Days are passed in."""

from __future__ import annotations

from datetime import date, timedelta
from difflib import SequenceMatcher

from hedgerow.convening.types import Joining, Minutes, Seen, Standing
from hedgerow.organisations.types import Kind

#: days after a meeting by which its minutes are to be written
MINUTES_WITHIN = timedelta(days=7)
#: days before the day of an action on which its owner is reminded, and days after which again
REMIND_BEFORE = timedelta(days=3)
REMIND_AGAIN = timedelta(days=14)
LONGEST_TITLE, LONGEST_TEXT = 160, 20_000  # letters of an item of an agenda, and of its minutes


def belongs(standing: str, since: date | None, until: date | None, on: date) -> bool:
    """Whether a group belongs to a network on a day. The day of leaving is the first without it."""
    if standing not in (Standing.MEMBER, Standing.LEFT) or since is None:
        return False
    return since <= on and (until is None or until > on)


def only_observes(kind: str) -> bool:
    """Whether an organisation of this kind can only be an observer: public bodies have no vote among groups."""
    return kind == Kind.PUBLIC_BODY


def may_ask(joining: str, seen: str) -> bool:
    """Whether a group may ask to join by itself."""
    return joining == Joining.OPEN and seen != Seen.HIDDEN


def shows_work(seen: str) -> bool:
    """Whether strangers read when a network meets, who belongs if they agreed, and what it decided."""
    return seen == Seen.OPEN


def is_quorate(there: int, quorum: int | None) -> bool | None:
    """Whether enough members are there; None where the network asks for no number."""
    return None if quorum is None else there >= quorum


def may_write(minutes: str) -> bool:
    """Whether minutes can be changed: once approved they are what everybody agreed was said."""
    return minutes == Minutes.DRAFT


def minutes_due(day: date) -> date:
    """The day by which the minutes of a meeting are to be written."""
    return day + MINUTES_WITHIN


def is_chased(due: date | None, chased_on: date | None, today: date) -> bool:
    """Whether the owner of an action that is not done is written to today: three days before its day, and then every
    fortnight once it is late."""
    if due is None or today < due - REMIND_BEFORE:
        return False
    if chased_on is None:
        return True
    if today <= due:
        return False
    return chased_on <= due or chased_on + REMIND_AGAIN <= today


def tidy(text: str) -> str:
    """Text on one line without needless blanks."""
    return " ".join(text.split())


def both(theirs: str, mine: str) -> str:
    """Two wordings of one text in one: every line of both stays, lines that are in both once, in their order.

    >>> both("A\\nB\\nD", "A\\nC\\nD").split("\\n")
    ['A', 'B', 'C', 'D']
    """
    one, two = theirs.splitlines(), mine.splitlines()
    found: list[str] = []
    for _what, start, end, from_, to in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        found += one[start:end]
        if _what != "equal":
            found += two[from_:to]
    return "\n".join(found)
