"""How words are taken apart and compared.

Every record has words, and every word has parts (`parts_of`): its beginnings and its threes of letters. All looking up is
by equal text, so that SQLite and PostgreSQL answer alike, and quickly.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

LONGEST = 40
LONGEST_BEGINNING = 12
MOST_QUERY_WORDS = 8
SMALL_WORDS = frozenset({"the", "of", "and", "for", "in", "a", "an", "at", "to", "ltd", "limited"})
# A word may be misspelt by so many letters; shorter ones must be right.
ONE_WRONG_FROM, TWO_WRONG_FROM = 4, 8


def plain_words(text: str) -> list[str]:
    """Words in lower case without accents and punctuation: "St. Anne's & Café" is ["st", "annes", "and", "cafe"]."""
    bare = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    joined = re.sub(r"['’`.]", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))
    return [word[:LONGEST] for word in re.findall(r"[^\W_]+", joined)]


def parts_of(word: str) -> set[str]:
    """The beginnings of a word and its threes of letters: "^a", "^as", "^ash", "<as", "ash", "sh>".

    What holds a figure is a number or a postcode: it is typed rightly or not at all, and so has beginnings only.
    """
    beginnings = {beginning(word[:length]) for length in range(1, min(len(word), LONGEST_BEGINNING) + 1)}
    return beginnings if any(letter.isdigit() for letter in word) else beginnings | threes_of(word)


def beginning(word: str) -> str:
    """The part by which words that begin so are found; the letters beyond LONGEST_BEGINNING are for the reader to check."""
    return f"^{word[:LONGEST_BEGINNING]}"


def threes_of(word: str) -> set[str]:
    """Each three letters in a row, with "<" before the word and ">" after it."""
    marked = f"<{word}>"
    return {marked[start : start + 3] for start in range(len(marked) - 2)}


def query_words(words: str) -> list[str]:
    """What somebody typed as words to look for: small ones are left out, unless there are no others."""
    found = list(dict.fromkeys(plain_words(words)))[:MOST_QUERY_WORDS]
    return [word for word in found if word not in SMALL_WORDS] or found


def sounds_like(typed: str, word: str) -> bool:
    """Whether a word, or the beginning of it, may be what somebody meant to type."""
    allowed = 0 if len(typed) < ONE_WRONG_FROM else 1 if len(typed) < TWO_WRONG_FROM else 2
    ends = (word, word[: len(typed)], word[: len(typed) + 1])
    return allowed > 0 and any(DamerauLevenshtein.distance(typed, end, score_cutoff=allowed) <= allowed for end in ends)


def score(typed: str, name: str) -> float:
    """How well a name answers plain words, 0 to 103: the same, one that begins so, one that holds them, then likeness."""
    plain = " ".join(plain_words(name))
    if plain == typed:
        return 103
    if plain.startswith(typed):
        return 102 - len(plain) / 1000
    if f" {typed}" in plain:
        return 101 - len(plain) / 1000
    return fuzz.WRatio(typed, plain)
