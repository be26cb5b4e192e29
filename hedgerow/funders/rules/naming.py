"""When two names are one funder's."""

from __future__ import annotations

from hedgerow.spine import matching

#: councils are written in many ways, and mean the council of the one name
COUNCIL = frozenset({"metropolitan", "borough", "county", "city", "district", "mbc", "bc", "cc", "dc", "royal", "of"})


def key_of(name: str) -> str:
    """What two spellings of a funder's name have in common.

    >>> key_of("The Trafford Metropolitan Borough Council") == key_of("Trafford Council")
    True
    >>> key_of("Macc") == key_of("Macc Trust")
    False
    """
    words = matching.key(name).split()
    if "council" in words or "mbc" in words:
        words = [word for word in words if word not in COUNCIL and word != "council"] + ["council"]
    return " ".join(words)
