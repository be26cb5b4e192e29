"""Text of a notice with nobody in it: the persons to ask are dropped, with every address and number by which one asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hedgerow.standards.ocds import PERSONAL

EMAIL = re.compile(r"(?:mailto:)?[\w.+'%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# A British number, however it is spaced: what is 10 or 11 figures from a 0 or +44.
PHONE = re.compile(r"(?<![\w/£.])(?:\+\s?44|\(?0)(?:[\s().-]{0,2}\d){8,11}(?![\w])")
# "Contact: Jane Example", "Contact Officer - J Example": a name after the word, in the same line.
NAMED = re.compile(
    r"\b((?i:contact(?: name| person| officer)?|for (?:the )?attention of|attn|lead officer|enquiries to)\s*[:–-]\s*)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-Z](?:[\w'’-]+|\.)(?:\s+[A-Z](?:[\w'’-]+|\.|(?!\w))){1,3}"
)
GONE = "…"
# Contracts Finder publishes line ends whose backslashes were lost: "works.rnrnBids by", "rn• meals".
LOST_LINE_ENDS = re.compile(r"(?<=[.:;,?!)\s])(?:rn)+(?=[A-Z\s•*-]|$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BLANKS = re.compile(r"[^\S\n]+")


def persons(release: Any) -> frozenset[str]:
    """The names of everybody whom a release gives as a contact, wherever it does."""
    return frozenset(name for name in _names(release, depth=0) if len(name) > 3)


def _names(value: Any, *, depth: int, personal: bool = False) -> Iterator[str]:
    if depth > 40:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _names(inner, depth=depth + 1, personal=personal or key in PERSONAL)
            if personal and key == "name" and isinstance(inner, str):
                yield " ".join(inner.split())
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner, depth=depth + 1, personal=personal)


def plain(text: Any, names: frozenset[str] = frozenset()) -> str:
    """A text as it is kept: no e-mail address, no telephone number, no name of a contact, no control characters.

    What is no text, or cannot be kept in a database (half a pair of UTF-16), is left out.
    """
    if not isinstance(text, str | int) or isinstance(text, bool):
        return ""
    kept = CONTROL.sub(" ", str(text).encode("utf-8", "replace").decode())
    for name in sorted(names, key=len, reverse=True):
        kept = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", GONE, kept, flags=re.IGNORECASE)
    kept = NAMED.sub(rf"\1{GONE}", EMAIL.sub(GONE, PHONE.sub(GONE, kept)))
    return BLANKS.sub(" ", LOST_LINE_ENDS.sub("\n", kept)).strip()


def short(text: str, most: int) -> str:
    """At most `most` letters of a text."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
