"""Cells of somebody's table of people, made into facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from hedgerow.people.rules.writing import digits_of, tidy
from hedgerow.spine.errors import InputError
from hedgerow.spine.identifiers import postcode as plain_postcode
from hedgerow.spine.reading.values import read_date

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "opted in", "opt in"})
NO = frozenset({"no", "n", "false", "0", "opted out", "opt out"})
EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]+")
FEWEST_FIGURES = 3


def name_in(cells: Mapping[str, str]) -> str:
    """What somebody is called: the whole name, else first and last. "Okafor, Jo" is Jo Okafor."""
    whole = tidy(cells.get("name", ""))
    if whole.count(",") == 1 and all(part.strip() for part in whole.split(",")):
        last, first = whole.split(",")
        whole = tidy(f"{first} {last}")
    return whole or tidy(f"{cells.get('first_name', '')} {cells.get('last_name', '')}")


def email(text: str) -> str:
    """An e-mail address in small letters. Raises ValueError with a sentence for what is none."""
    plain = text.strip().lower()
    if plain and not EMAIL.fullmatch(plain):
        raise ValueError(f"“{text}” is not an e-mail address.")
    return plain


def phone(text: str) -> str:
    """A telephone number as it was written. Raises ValueError for one without figures."""
    plain = tidy(text)
    if plain and len(digits_of(plain)) < FEWEST_FIGURES:
        raise ValueError(f"“{text}” is not a telephone number.")
    return plain


def postcode(text: str) -> str:
    """A postcode in its one form. Raises ValueError for what is none."""
    found = plain_postcode(text.strip())
    if text.strip() and not found:
        raise ValueError(f"“{text}” is not a postcode. Write it like M15 4AB.")
    return found or ""


def agreed(text: str) -> bool | None:
    """Yes, no, or nothing said. Raises ValueError for anything else."""
    plain = tidy(text).casefold()
    if plain and plain not in YES | NO:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return None if not plain else plain in YES


def day(text: str) -> date | None:
    """A date, written 2026-05-03 or 03/05/2026, with or without a time of day. Raises ValueError for what is none."""
    try:
        return read_date(text)
    except InputError as error:
        raise ValueError(f"{error.message}.") from None
