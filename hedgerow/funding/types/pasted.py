"""What was found on a page that somebody pasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """A line of a page; `heading` is 1 to 6 where it is one, 0 elsewhere."""

    text: str
    heading: int = 0


@dataclass(frozen=True)
class Pasted:
    """A page as plain lines, with its own title and its addresses: (words, address)."""

    lines: tuple[Line, ...]
    title: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Guess:
    """What a field may be, and the sentence it came of."""

    field: str
    value: Any
    sentence: str
