"""The words by which a person is found."""

from __future__ import annotations

import re
from itertools import pairwise

from hedgerow.engines.finding.rules import LONGEST, plain_words
from hedgerow.engines.finding.types import Words
from hedgerow.people.rules.writing import digits_of

#: what some write apart from the name that it begins, and others as one word with it
PARTICLES = frozenset({"mc", "mac", "o", "de", "la", "le", "du", "da", "di", "dos", "van", "von", "der", "den", "ten",
                       "st", "saint", "al", "el", "abu", "bin", "bint", "ibn", "ben", "ap", "fitz", "ul", "ur"})  # fmt: skip
FEWEST_FIGURES = 6  # of a telephone number: the last ones are what people remember
NUMBER = re.compile(r"[+(]?\d[\d\s()+./-]*\d")


def words_of(name: str, email: str = "", phone: str = "") -> Words:
    """Half a word of a name, or a misspelt one, finds somebody; an address by what stands before the @, a number by all
    of its figures or the last six."""
    found = plain_words(name)
    joined = {(one + two)[:LONGEST] for one, two in pairwise(found) if one in PARTICLES}
    whole = frozenset({*found, *joined})
    return Words(whole=whole, plain=frozenset({*_of_email(email), *_of_phone(phone)}) - whole)


def _of_email(email: str) -> set[str]:
    local = mailbox(email)
    return {local} if local else set()


def _of_phone(phone: str) -> set[str]:
    digits = digits_of(phone)
    return {digits[:LONGEST], digits[-FEWEST_FIGURES:]} if len(digits) >= FEWEST_FIGURES else set()


def mailbox(email: str) -> str:
    """What stands before the @, without dots and the like: "Jo.Okafor@example.org" is "jookafor"."""
    return "".join(plain_words(email.split("@")[0]))[:LONGEST]


def number_in(words: str) -> str:
    """The figures of what was typed, where it is a telephone number or the end of one; otherwise ""."""
    digits = digits_of(words) if NUMBER.fullmatch(words.strip()) else ""
    return digits if len(digits) >= FEWEST_FIGURES else ""
