"""Ids that can be made before a row is written, and sort by the moment they were made."""

from __future__ import annotations

import secrets
from uuid import UUID

from hedgerow.kernel import clock


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
