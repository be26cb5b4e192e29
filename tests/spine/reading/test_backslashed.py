from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import backslashed

HEAD = "date\tname\ttext"
DAY = "2026-01-05"


def mended(text: str, size: int = 1000) -> list[list[str]]:
    """The rows of a file that comes in chunks of `size` bytes."""
    data = text.encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    found = b"".join(backslashed.mended(chunks, 3, label="in.zip/in.txt"))
    return [line.split("\t") for line in found.decode().removesuffix("\r\n").split("\r\n")]


def test_a_sound_file_is_passed_as_it_is() -> None:
    data = f"{HEAD}\r\n{DAY}\tA\tb\r\n".encode()
    assert b"".join(backslashed.mended([data], 3, label="x")) == data


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (f"{DAY}\tA \\\\ B\tc", [DAY, "A \\ B", "c"]),
        (f"{DAY}\tA\\\tB\tc", [DAY, "A B", "c"]),
        (f"{DAY}\tA\\\r\nB\tc", [DAY, "A B", "c"]),
        (f"{DAY}\tA\r\nB\tc", [DAY, "A B", "c"]),
        (f"{DAY}\tA\nB\tc", [DAY, "A B", "c"]),
        (f"{DAY}\tA\tc\r\nd", [DAY, "A", "c d"]),
        (f'{DAY}\t“A” "B"\t', [DAY, '“A” "B"', ""]),
    ],
)
def test_escapes_and_stray_ends_stay_in_their_row(row: str, cells: list[str]) -> None:
    text = f"{HEAD}\r\n{DAY}\tbefore\tx\r\n{row}\r\n{DAY}\tafter\ty\r\n"
    assert mended(text) == [HEAD.split("\t"), [DAY, "before", "x"], cells, [DAY, "after", "y"]]


def test_a_row_that_fits_nowhere_is_named() -> None:
    with pytest.raises(InputError, match=r"in.zip/in.txt, row 3: the row has 5 columns where 3 are expected"):
        mended(f"{HEAD}\r\n{DAY}\tA\tb\r\n{DAY}\tA\tb\tc\td\r\n")


def test_a_file_that_is_cut_short_is_named() -> None:
    with pytest.raises(InputError, match=r"row 3: the row has 2 columns.*cut short"):
        mended(f"{HEAD}\r\n{DAY}\tA\tb\r\n{DAY}\tA")


CELL = st.text(alphabet="ab\\\t\r\n é", max_size=8)


@settings(deadline=None, max_examples=60)
@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), size=st.integers(1, 200))
def test_what_is_escaped_comes_back_whole(rows: list[tuple[str, str]], size: int) -> None:
    """However odd the text and wherever it is cut, an escaped file has as many rows and columns as were written."""
    escaped = ["\t".join((DAY, *(escape(cell) for cell in row))) for row in rows]
    found = mended("\r\n".join((HEAD, *escaped)) + "\r\n", size)
    assert [len(row) for row in found] == [3] * (len(rows) + 1)
    for row, (name, text) in zip(found[1:], rows, strict=True):
        assert (row[1].split(), row[2].split()) == (name.split(), text.split())


def escape(cell: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\\t\r\n" else letter for letter in cell)
