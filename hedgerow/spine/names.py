"""Names without what people spell in different ways: one rule in Python, and the same in DuckDB's SQL."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`´")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Small plain letters and digits with single blanks; apostrophes vanish and `&` is `and`.

    >>> fold("The Café of St. John's & Co.")
    'the cafe of st johns and co'
    """
    plain = name.lower().translate(APOSTROPHES).replace("&", " and ")
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return NOT_PLAIN.sub(" ", plain).strip()


def fold_sql(column: str) -> str:
    """`fold` for a column, as SQL for DuckDB."""
    plain = f"replace(translate(lower({column}), '''’‘`´', ''), '&', ' and ')"
    return f"trim(regexp_replace(strip_accents({plain}), '[^a-z0-9]+', ' ', 'g'))"
