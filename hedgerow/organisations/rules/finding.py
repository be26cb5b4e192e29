"""The words by which a group is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hedgerow.engines.finding import rules
from hedgerow.engines.finding.rules import LONGEST, SMALL_WORDS, plain_words
from hedgerow.engines.finding.types import Words

IDENTIFIER = re.compile(r"[A-Za-z]{2}-[A-Za-z]+-[\w-]+")  # GB-CHC-1000003


def words_of(names: Sequence[str], org_ids: Iterable[str] = (), postcode: str = "") -> Words:
    """The words of a group: half a word or a misspelt one of its names finds it, and half its postcode."""
    whole = frozenset(words_with_parts(names, postcode))
    return Words(whole, frozenset(finding_words(names, org_ids, postcode)) - whole)


def finding_words(names: Iterable[str], org_ids: Iterable[str] = (), postcode: str = "") -> set[str]:
    """Every word that should find a group: of its names, two neighbours in one, its initials, its numbers and its
    postcode."""
    words: set[str] = set()
    for name in names:
        found = plain_words(name)
        words |= set(found)
        words |= {(one + two)[:LONGEST] for one, two in pairwise(found)}
        words |= {initials for initials in _initials(found) if len(initials) > 2}
    for org_id in org_ids:
        number = org_id.split("-", 2)[-1]
        words |= set(plain_words(number)) | {"".join(plain_words(org_id))[:LONGEST]}
    if postcode:
        words |= {postcode.replace(" ", "").lower()}
    return words


def _initials(words: Sequence[str]) -> set[str]:
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL_WORDS)}


def words_with_parts(names: Iterable[str], postcode: str = "") -> set[str]:
    """The words that half a word or a misspelt one should find: those of the names, and the postcode."""
    return {word for name in names for word in plain_words(name)} | ({postcode.replace(" ", "").lower()} - {""})


def query_words(words: str) -> list[str]:
    """What somebody typed as words to look for; a number of a register is one word."""
    if IDENTIFIER.fullmatch(words.strip()):
        return ["".join(plain_words(words))[:LONGEST]]
    return rules.query_words(words)
