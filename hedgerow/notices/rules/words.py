"""The words by which a notice and a group are held against each other: what they mean alike, written alike."""

from __future__ import annotations

from hedgerow.engines.finding.rules import SMALL_WORDS, plain_words

SHORTEST, STEM = 4, 6
# Words that stand in notices of every kind, or in what every group says of itself: they tell nothing apart.
EMPTY = frozenset(
    """
    about access across activities activity agreement all annual any area areas around association award based been borough
    business call centre charity city club committee communities community company consultancy contract contracts
    council county day delivery design development digital direct district dynamic engagement england equipment extension
    facilities following form framework from general global group groups have help home improvement include includes
    including information into invitation kingdom local london main maintenance management market miscellaneous mini more
    national need needs network new north notice open opportunity order other over parish part people phase places
    planned please procurement product products programme project projects provide provider providers provides
    provision public purchase quotation rates region related request required requirement requirements resource scheme
    sector service services short site sites society social south specialist staff strategy supplier supplies supply
    support supported system systems tender term that their them these they this through together town trust united
    various well which will with work working works year years your east west
    """.split()
)


def stem(word: str) -> str:
    """What words of one root begin with, as far as the first letters tell: "gardens" and "gardening" are "garden"."""
    return word[:STEM]


EMPTY_STEMS = frozenset(stem(word) for word in EMPTY)


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, by their stems.

    >>> sorted(stems("Provision of community gardening services for carers"))
    ['carers', 'garden']
    """
    words = (word for word in plain_words(text) if len(word) >= SHORTEST and word.isalpha() and word not in SMALL_WORDS)
    return frozenset(stem(word) for word in words) - EMPTY_STEMS
