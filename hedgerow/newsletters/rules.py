"""Rules of newsletters: what an address is known by, how long things are kept, and how many go at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta

UNCONFIRMED_FOR = timedelta(days=7)
MOST_LETTERS_AN_HOUR = 3  # to confirm, to one e-mail address, whoever asks
AT_ONCE = 50  # letters in one transaction: others who write wait that long at most
COPIES_KEPT = 400  # days: a letter may lie long before somebody has had enough of them
OFFERED = 12  # things of each list that are offered for a letter
MOST_PARTS = 60


def plain(email: str) -> str:
    """An address as it is kept and compared."""
    return email.strip().lower()


def fingerprint(email: str) -> str:
    """What remains of an address that stopped our letters: enough to know it again, and not to read it."""
    return hashlib.sha256(f"newsletter {plain(email)}".encode()).hexdigest()


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line stands between them."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(part.strip() for part in parts if part.strip())


def moved(order: Iterable[int], key: int, places: int) -> list[int]:
    """The same keys with one of them moved by so many places, as far as there is room."""
    keys = list(order)
    here = keys.index(key)
    keys.insert(max(0, min(len(keys), here + places)), keys.pop(here))
    return keys
