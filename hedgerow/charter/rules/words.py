"""How the words of the charter behave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date

MOST_CODE = 60


def code_for(name: str, taken: Collection[str]) -> str:
    """A code for a new word: "Job club (weekly)" is "job-club-weekly", or "job-club-weekly-2" where that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: MOST_CODE - 5].strip("-") or "word"
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbers) if code not in taken)


def moved(codes: Sequence[str], code: str, by: int) -> list[str]:
    """The codes with one moved `by` places (-1 is one earlier), never past either end."""
    rest = [other for other in codes if other != code]
    place = min(max(list(codes).index(code) + by, 0), len(rest))
    return [*rest[:place], code, *rest[place:]]


def in_force(starts: date | None, ends: date | None, on: date) -> bool:
    """Whether something with these dates holds on a day; an open end holds for ever, and both days are included."""
    return (starts is None or starts <= on) and (ends is None or on <= ends)
