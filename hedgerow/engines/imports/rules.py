"""Matching a file's columns and words to ours, and reading its rows by them."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from hedgerow.engines.imports.types import Guess, ImportColumn
from hedgerow.spine.errors import InputError
from hedgerow.standards.exports import Export

KEPT_DAYS = 30  # raw rows and undo copies live this long (design.md, "privacy")
MOST_ROWS = 60_000
MOST_BYTES = 20 * 1024 * 1024
MOST_LETTERS = 20_000  # in one cell: twice what our longest field takes
MOST_WORDS = 60  # different words of one column: more are no words of a list
OURS = frozenset({"row", "whatiswrong"})  # columns that the file of rows left out has besides
Words = Mapping[str, Mapping[str, str]]


def plain(header: str) -> str:
    """A header without case, accents, blanks and punctuation: "Post-code " and "postcode" are one."""
    bare = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def fingerprint(headers: Iterable[str]) -> str:
    """The same for the same headers, whatever their order, case and blanks."""
    known = sorted({plain(header) for header in headers} - OURS)
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def guess(
    headers: Sequence[str],
    columns: Sequence[ImportColumn],
    exports: Sequence[Export] = (),
    remembered: Mapping[str, str] | None = None,
) -> Guess:
    """What each header is: as somebody matched these headers before, else by our names for it, else as the export that
    most of them look like."""
    if remembered is not None:
        held = {plain(header): column for header, column in remembered.items()}
        names = {column.name for column in columns}
        found = {h: held[plain(h)] for h in headers if held.get(plain(h)) in names}
        return Guess(found, is_sure=not missing(found, columns))
    ours = meanings(columns)
    own = {header: ours[plain(header)].name for header in headers if plain(header) in ours}
    export = likeliest(headers, exports)
    theirs = _by_plain(export.columns) if export else {}
    joined = {h: theirs[plain(h)] for h in headers if plain(h) in theirs} if export else {}
    mapping = _once({**joined, **own} if len(own) >= len(joined) else {**own, **joined}, headers, columns)
    known = all(header in mapping or plain(header) in OURS for header in headers)
    system = export.system if export and len(joined) > len(own) else ""
    return Guess(mapping, system, is_sure=known and not system and not missing(mapping, columns))


def _by_plain(columns: Mapping[str, str]) -> dict[str, str]:
    return {plain(header): column for header, column in columns.items()}


def likeliest(headers: Sequence[str], exports: Sequence[Export]) -> Export | None:
    """The export whose headers most of these are, if at least three of them."""
    known = {plain(header) for header in headers}
    scored = [(len(known & set(_by_plain(export.columns))), export) for export in exports]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= 3 else None


def _once(mapping: Mapping[str, str], headers: Sequence[str], columns: Sequence[ImportColumn]) -> dict[str, str]:
    """The guess with each of our columns taken by its first header alone, but for those that join several."""
    several = {column.name for column in columns if column.joined}
    taken: set[str] = set()
    kept: dict[str, str] = {}
    for header in headers:
        name = mapping.get(header)
        if name and (name not in taken or name in several):
            kept[header] = name
            taken.add(name)
    return kept


def check_mapping(mapping: Mapping[str, str], columns: Sequence[ImportColumn], *, file: str) -> None:
    """Raises InputError where a required column is missing, or two headers are matched to a column that takes one."""
    named = {column.name: column for column in columns}
    for name in mapping.values():
        same = [header for header, other in mapping.items() if other == name]
        if len(same) > 1 and not named[name].joined:
            raise InputError(f"“{same[0]}” and “{same[1]}” both mean “{named[name].header}”; keep one of them", file, 1)
    for column in missing(mapping, columns):
        raise InputError("this column is missing; the template shows how it is written", file, 1, str(column.header))


def missing(mapping: Mapping[str, str], columns: Sequence[ImportColumn]) -> list[ImportColumn]:
    """The required columns that no header is matched to, nor to one that may stand for it."""
    there = set(mapping.values())
    return [column for column in columns if column.required and not there & {column.name, *column.instead}]


def meanings(columns: Sequence[ImportColumn]) -> dict[str, ImportColumn]:
    """The column that each plain word means. A header counts more than a name, and a name more than a synonym."""
    synonyms = {plain(word): column for column in columns for word in column.synonyms}
    names = {plain(column.name): column for column in columns}
    return synonyms | names | {plain(str(column.header)): column for column in columns}


def renamer(
    mapping: Mapping[str, str], columns: Sequence[ImportColumn], words: Words
) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """A function from a row by the file's headers to one by our names, with their words turned into ours."""
    joined = {column.name: column.joined for column in columns}

    def rename(cells: Mapping[str, str]) -> dict[str, str]:
        row: dict[str, str] = {}
        for header, name in mapping.items():
            text = cells.get(header, "")
            if name in row and joined[name]:
                text = joined[name].join(filter(None, (row[name], text.strip())))
            row[name] = text
        for name, ours in words.items():
            if name in row:
                row[name] = ours.get(plain(row[name]), row[name])
        return row

    return rename


def unknown(texts: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The different words of a column that are none of ours, commonest first, at most MOST_WORDS."""
    counts: dict[str, int] = {}
    for text in texts:
        told = text.strip()
        if told and plain(told) not in known:
            counts[told] = counts.get(told, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))[:MOST_WORDS]


def expiry(day: date) -> date:
    """The last day on which raw rows and undo copies made on `day` are kept."""
    return day + timedelta(days=KEPT_DAYS)
