"""What a ballot may say, when it may be cast, and the fingerprint of a roll."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from hedgerow.engines.voting.types import Method, State

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that are taken for another
RECEIPT_PARTS, RECEIPT_PART = 3, 4
REMINDS_BEFORE, SHORTEST_REMINDED = timedelta(days=2), timedelta(days=4)
MOST_OPTIONS = 200
MOST_VOTERS = 50_000


def receipt() -> str:
    """A new receipt: 60 random bits, in three parts that can be read aloud."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(RECEIPT_PART)) for _ in range(RECEIPT_PARTS))


def roll_hash(voters: Iterable[str]) -> str:
    """The fingerprint of a roll: SHA-256 of the JSON list of its voters' refs, in order of the alphabet.

    Names are left out: a name that is erased later must not make the roll look tampered with.
    """
    return hashlib.sha256(json.dumps(sorted(voters), separators=(",", ":")).encode()).hexdigest()


def is_open(state: str, opens_at: datetime, closes_at: datetime, now: datetime) -> bool:
    """Whether ballots are taken at a moment."""
    return state == State.OPEN and opens_at <= now < closes_at


def is_valid(method: str, content: Sequence[str], options: Sequence[str], most: int | None) -> bool:
    """Whether a ballot names options of this vote, each once, and no more of them than may be: one for a choice."""
    if not content or len(set(content)) != len(content) or not set(content) <= set(options):
        return False
    return len(content) <= (1 if method == Method.CHOICE else most or len(options))
