"""Rules about what is known of a place. The day is always passed in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from datetime import date, timedelta
from itertools import count

# Local knowledge fades: after this long people are asked whether it is still true. A choice of ours; each note may
# have its own.
HALF_LIFE_DAYS = 365
SHORTEST_HALF_LIFE, LONGEST_HALF_LIFE = 7, 3650
LONGEST_CODE = 16  # a number may follow, and a code holds 20 characters


def check_by(checked_on: date, half_life_days: int) -> date:
    """The day on which a note asks to be checked again."""
    return checked_on + timedelta(days=half_life_days)


def is_due(checked_on: date, half_life_days: int, today: date) -> bool:
    """Whether a note that was last checked on a day asks to be checked today."""
    return check_by(checked_on, half_life_days) <= today


def confidence(checked_on: date, half_life_days: int, today: date) -> float:
    """How far a note may still be believed, 1 down to 0: it halves with every half-life since it was checked."""
    days = max((today - checked_on).days, 0)
    return float(0.5 ** (days / half_life_days))


def neighbourhood_code(name: str, taken: Container[str]) -> str:
    """A code for a neighbourhood drawn here: "N-" and as many words of its name as fit, numbered where that is taken.

    >>> neighbourhood_code("Old Trafford & Firswood", {"N-OLD-TRAFFORD"})
    'N-OLD-TRAFFORD-2'
    """
    stem = "N"
    for word in re.findall(r"[A-Z0-9]+", name.upper()):
        stem = f"{stem}-{word[: LONGEST_CODE - 2]}" if len(f"{stem}-{word}") <= LONGEST_CODE or stem == "N" else stem
    codes = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken and stem != "N" else next(code for code in codes if code not in taken)


def logo_print(name: str | None) -> str:
    """What stands in the address of a picture kept under a name: another name, another address."""
    return hashlib.sha256((name or "").encode()).hexdigest()[:12]


def picture_type(name: str | None) -> str:
    """The media type of a picture by the end of its name: one of three that are taken."""
    end = (name or "").rpartition(".")[2].lower()
    return {"png": "image/png", "webp": "image/webp"}.get(end, "image/jpeg")
