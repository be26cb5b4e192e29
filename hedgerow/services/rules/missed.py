"""Which words of a search may be kept, and when it was looked for often enough to be told of."""

from __future__ import annotations

from hedgerow.engines.finding.rules import query_words

OFTEN_ENOUGH = 3  # below this, words may be one person's own
LONGEST = 60


def missed_words(typed: str) -> str:
    """The plain words of a search, in order of the alphabet, without figures: no telephone, postcode or date is kept.

    >>> missed_words("Toddler group M32 0DF, Stretford!")
    'group stretford toddler'
    """
    words = [word for word in query_words(typed) if word.isalpha() and len(word) > 1]
    return " ".join(sorted(set(words)))[:LONGEST].strip()
