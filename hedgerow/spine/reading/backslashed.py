"""Tab-separated text with backslash escapes, without quoting, whose fields may hold stray tabs and line ends.

This is the text form of the Charity Commission's extract. DuckDB reads it as fast as the disk gives it once nothing is
escaped; so a piece of the file that holds nothing unusual passes as it is, and only the others are mended line by line.
It is done while a file is unzipped, so that nothing is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from hedgerow.spine.errors import InputError

ESCAPED = re.compile(rb"\\(\r\n|[\s\S])")
WORDS = {b"n": b" ", b"r": b"", b"t": b" "}
# Every row begins with the day of the extract.
BEGINS = re.compile(rb"\d{4}-\d\d-\d\d")
ENDS = re.compile(rb"\r\n(?!\Z)|\r(?!\n)|(?<!\r)\n")


def mended(chunks: Iterable[bytes], columns: int, *, label: str) -> Iterator[bytes]:
    """The same table, piece by piece, with one line to a row.

    `\\\\` becomes a backslash; an escaped or stray tab or line end inside a field becomes a blank. Raises InputError
    for a row that cannot be made to fit `columns`, the number of columns.
    """
    row = 1
    for piece in pieces(chunks, columns):
        plain = ESCAPED.sub(unescape, piece) if b"\\" in piece else piece
        lines = count(plain, b"\n")
        if not is_sound(plain, lines, columns):
            rows = list(mend(plain, columns, label, row))
            plain, lines = b"".join(rows), len(rows)
        yield plain
        row += lines


def pieces(chunks: Iterable[bytes], columns: int) -> Iterator[bytes]:
    """The same bytes in pieces that end with a whole row, as far as tabs tell."""
    rest = b""
    for chunk in chunks:
        block = rest + chunk if rest else chunk
        end = last_end(block, columns)
        rest = block[end:]
        if end:
            yield block[:end]
    if rest:
        yield rest if rest.endswith(b"\n") else rest + b"\r\n"


def last_end(block: bytes, columns: int) -> int:
    """Where the last line ends that is followed by a line beginning a row (with as many tabs as a row has)."""
    end = block.rfind(b"\n") + 1
    while end:
        start = block.rfind(b"\n", 0, end - 1) + 1
        if block.count(b"\t", start, end) == columns - 1 and b"\\" not in block[start:end]:
            return start
        end = start
    return end


def is_sound(piece: bytes, lines: int, columns: int) -> bool:
    """True where tabs and line ends number what so many whole rows have."""
    return count(piece, b"\t") == lines * (columns - 1) and count(piece, b"\r") in {lines, 0}


def count(piece: bytes, letter: bytes) -> int:
    """How often a byte is there; for one as frequent as a tab three times as fast as `bytes.count`."""
    return int(np.count_nonzero(np.frombuffer(piece, np.uint8) == letter[0]))


def mend(piece: bytes, columns: int, label: str, first: int) -> Iterator[bytes]:
    """Rows of a piece, each with one line end. A line that begins no row belongs to the row before it."""
    rows: list[bytes] = []
    for line in piece.split(b"\r\n" if b"\r\n" in piece else b"\n"):
        if rows and (rows[-1].count(b"\t") + 1 < columns or not BEGINS.match(line)):
            rows[-1] += b" " + line if line else b""
        else:
            rows.append(line)
    return (whole(row, columns, label, number) for number, row in enumerate(rows, start=first))


def whole(row: bytes, columns: int, label: str, number: int) -> bytes:
    found = row.count(b"\t") + 1
    if found == columns:
        return (ENDS.sub(b" ", row) if b"\r" in row or b"\n" in row else row) + b"\r\n"
    short = "; the file may be cut short" if found < columns else ""
    raise InputError(f"the row has {found} columns where {columns} are expected{short}", label, number)


def unescape(match: re.Match[bytes]) -> bytes:
    """What an escape stands for: itself, or a blank where it is a tab or a line end."""
    letter = match[1]
    return b" " if letter.isspace() else WORDS.get(letter, letter)
