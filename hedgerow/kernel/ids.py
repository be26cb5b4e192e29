"""Ids that can be made before a row is written, and sort by the moment they were made; and ids that were typed or sent."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from uuid import UUID

from hedgerow.kernel import clock

# Both databases count their rows in 63 bits.
MOST = 2**63 - 1


def new_id() -> UUID:
    """A version 7 UUID (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits."""
    return from_milliseconds(int(clock.now().timestamp() * 1000))


def from_milliseconds(milliseconds: int) -> UUID:
    """A version 7 UUID of the given moment, in milliseconds since 1970."""
    random = secrets.randbits(74)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def milliseconds_of(key: UUID) -> int:
    """The moment at which a version 7 UUID was made, in milliseconds since 1970."""
    return key.int >> 80


def key(text: object) -> int | None:
    """The number of a row that a text may be, as an address or a form brought it; None where no row can bear it."""
    said = str(text)
    if not (said.isascii() and said.isdecimal() and len(said) <= len(str(MOST))):
        return None
    return found if (found := int(said)) <= MOST else None


def keys(texts: Iterable[object]) -> list[int]:
    """Those of some texts that may be the number of a row, in their order."""
    return [found for text in texts if (found := key(text)) is not None]
