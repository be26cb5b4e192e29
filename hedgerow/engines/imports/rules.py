"""Matching a file's columns to ours, and reading its rows by them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hedgerow.engines.imports.types import ImportColumn
from hedgerow.spine.errors import InputError

KEPT_DAYS = 30  # raw rows and undo copies live this long (design.md, "privacy")
MOST_ROWS = 20_000
MOST_BYTES = 10 * 1024 * 1024
MOST_LETTERS = 20_000  # in one cell: twice what our longest field takes


def plain(header: str) -> str:
    """A header without case, accents, blanks and punctuation: "Post-code " and "postcode" are one."""
    bare = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def match(headers: Sequence[str], columns: Sequence[ImportColumn], *, file: str) -> dict[str, str]:
    """Our column name for each header that is one of ours; others are left out.

    Raises InputError where a required column is missing, or two headers mean the same column.
    """
    ours = meanings(columns)
    found = {header: ours[plain(header)].name for header in headers if plain(header) in ours}
    named = {column.name: column for column in columns}
    for name in found.values():
        same = [header for header, other in found.items() if other == name]
        if len(same) > 1:
            raise InputError(f"“{same[0]}” and “{same[1]}” both mean “{named[name].header}”; keep one of them", file, 1)
    for column in columns:
        if column.required and column.name not in found.values():
            raise InputError(
                "this column is missing; the template shows how it is written", file, 1, str(column.header)
            )
    return found


def meanings(columns: Sequence[ImportColumn]) -> dict[str, ImportColumn]:
    """The column that each plain word means. A header counts more than a name, and a name more than a synonym."""
    synonyms = {plain(word): column for column in columns for word in column.synonyms}
    names = {plain(column.name): column for column in columns}
    return synonyms | names | {plain(str(column.header)): column for column in columns}


def renamed(cells: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """A row by our names instead of the file's headers."""
    return {names[header]: text for header, text in cells.items() if header in names}


def expiry(day: date) -> date:
    """The last day on which raw rows and undo copies made on `day` are kept."""
    return day + timedelta(days=KEPT_DAYS)
