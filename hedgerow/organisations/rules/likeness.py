"""Whether two records may be one group."""

from __future__ import annotations

from itertools import product

from rapidfuzz import fuzz

from hedgerow.engines.finding.rules import SMALL_WORDS, plain_words
from hedgerow.kernel.pairing import Blocks
from hedgerow.organisations.types import Comparable, Likeness

# Words that registers add to a name and people leave out.
LEGAL_WORDS = SMALL_WORDS | {"cic", "cio", "charity", "company", "incorporated", "co", "uk", "association", "trust"}
# A block larger than this holds what is common, not what is alike: it is not compared.
LARGEST_BLOCK = 60
NEAR_NAME, NEAR_AT_POSTCODE, NEAR_REST = 88, 70, 78


def alike(one: Comparable, other: Comparable) -> tuple[int, Likeness] | None:
    """How alike two records are (1 to 100) and why, or None where they are not.

    A number that differs ("1st Sale", "2nd Sale"), or a word with another meaning ("North", "South"), makes two groups,
    however alike the rest is. A branch and its parent may share a number.
    """
    if one.parent == other.id or other.parent == one.id:
        return None
    if one.org_ids & other.org_ids:
        return 100, Likeness.IDENTIFIER
    same_place = bool(one.postcode) and one.postcode == other.postcode
    score = max((_names(a, b, same_place) for a, b in product(one.names, other.names)), default=0)
    if score == 100:
        return 99, Likeness.NAME
    if same_place and score >= NEAR_AT_POSTCODE:
        return min(score, 98), Likeness.POSTCODE
    return (min(score, 97), Likeness.NEAR_NAME) if score >= NEAR_NAME else None


def _names(one: str, other: str, same_place: bool) -> int:
    """How alike two names are, 0 to 100."""
    first, second = _telling(one), _telling(other)
    if first == second:
        return 100
    only_first, only_second = sorted(first - second), sorted(second - first)
    if {w for w in only_first if w[0].isdigit()} != {w for w in only_second if w[0].isdigit()}:
        return 0
    if not only_first or not only_second:
        # One name is the other with words added: the same group, if it is at the same place or the name is long.
        return 90 if same_place or min(len(first), len(second)) > 3 else 0
    if fuzz.ratio(" ".join(only_first), " ".join(only_second)) < NEAR_REST:
        return 0
    return round(fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))))


def _telling(name: str) -> set[str]:
    words = plain_words(name)
    return {word for word in words if word not in LEGAL_WORDS} or set(words)


def blocks_of(record: Comparable) -> set[str]:
    """The blocks in which a record is compared: its numbers, its postcode, its words and how its name begins."""
    words = {word for name in record.names for word in _telling(name)}
    begins = {"".join(sorted(_telling(name)))[:7] for name in record.names}
    near = {f"place {record.postcode}"} if record.postcode else set()
    return near | {f"id {i}" for i in record.org_ids} | {f"word {w}" for w in words} | {f"begins {b}" for b in begins}


BLOCKS = Blocks(blocks_of, LARGEST_BLOCK)
