"""CSV and XLSX read alike, and a file that cannot be used is one sentence."""

from __future__ import annotations

import pytest

from hedgerow.engines.imports import files
from hedgerow.engines.imports.rules import MOST_BYTES, MOST_ROWS
from hedgerow.kernel.spreadsheets import csv_bytes, xlsx_bytes
from hedgerow.spine.errors import InputError

HEADER, ROWS = ["Seed", "Plot", "Colour"], [["Pea", "north", "green"], ["=Bean", "", "red"]]


@pytest.mark.parametrize("data", [csv_bytes(HEADER, ROWS), xlsx_bytes(HEADER, ROWS)], ids=["csv", "xlsx"])
def test_both_kinds_of_file_read_alike(data: bytes) -> None:
    found = files.read(data, file="seeds")
    assert [(row.number, dict(row.cells)) for row in found.rows] == [
        (2, {"Seed": "Pea", "Plot": "north", "Colour": "green"}),
        (3, {"Seed": "=Bean", "Plot": "", "Colour": "red"}),
    ]
    assert found.headers == ("Seed", "Plot", "Colour")


def test_a_file_of_windows_1252_reads_too() -> None:
    assert files.read("seed\nCrème".encode("cp1252"), file="s.csv").rows[0].text("seed") == "Crème"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"seed\n", "no rows below the header"),
        (b"seed,plot\nPea\n", "row 2"),
        (b"\xd0\xcf\x11\xe0 old", "save it as .xlsx"),
        (csv_bytes(HEADER, [["x" * 20_001] * len(HEADER)]), r"row 2, column .*: the cell holds 20,001 letters"),
        (b"PK\x03\x04 cut short", "not a workbook"),
        (b"seed\n\x00\x01", "not text"),
        (b"seed\n" + b"x" * MOST_BYTES, "larger than 20 MB"),
        (b"seed\n" + b"x\n" * (MOST_ROWS + 1), "more than 60,000 rows"),
    ],
)
def test_a_bad_file_is_a_sentence_that_names_it(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as raised:
        files.read(data, file="seeds.csv")
    assert str(raised.value).startswith("seeds.csv")
