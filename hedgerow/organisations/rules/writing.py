"""Names and addresses as people read them."""

from __future__ import annotations

import re

SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with", "y", "yr", "incorporating"}
)
# Initials that stay in capitals though they could be read as a word.
INITIALS = frozenset({
    "AFC", "ARC", "BAME", "BME", "CAB", "CIC", "CIO", "CVS", "FC", "FM", "GB", "GM", "ICB", "LGBT", "LGBTQ", "NCT", "NHS",
    "PFA", "PTA", "PTFA", "RC", "RFC", "RNLI", "RSPB", "RSPCA", "SEN", "SEND", "UK", "USA", "VCSE", "WI", "YMCA", "YWCA",
})  # fmt: skip
NO_INITIALS = frozenset({"DR", "LTD", "MR", "MRS", "ST"})
WORD = re.compile(r"[^\W_][\w'’]*")


def tidy_name(name: str) -> str:
    """A name without needless blanks; one that a register wrote in capitals throughout, as people write it.

    >>> tidy_name("THE ASH CARERS' CENTRE (UK) OF ST. ANNE'S")
    "The Ash Carers' Centre (UK) of St. Anne's"
    """
    plain = " ".join(name.split())
    if not plain.isupper():
        return plain
    tidied = WORD.sub(lambda match: _word(match[0]), plain)
    return tidied[:1].upper() + tidied[1:]


def _word(word: str) -> str:
    bare, lower = word.rstrip("'’"), word.lower()
    if word[0].isdigit():
        return lower if re.fullmatch(r"\d+(st|nd|rd|th|s)", lower) else word
    if bare in INITIALS or (len(bare) > 1 and not re.search("[AEIOUY]", bare) and bare not in NO_INITIALS):
        return word
    return lower if lower in SMALL_WORDS else lower[:1].upper() + lower[1:]


def full_address(website: str) -> str:
    """A web address with its scheme: registers write "www.example.org". Nothing where it is none.

    >>> full_address("www.Example.org/a"), full_address("n/a")
    ('https://www.Example.org/a', '')
    """
    plain = website.strip()
    if not re.match(r"https?://", plain, re.IGNORECASE):
        plain = f"https://{plain}"
    return plain if re.fullmatch(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", plain, re.IGNORECASE) else ""
