"""Small delimited files, row by row with line numbers, for imports and for files that need care."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import encoding
from hedgerow.spine.reading.found import delimiter_of
from hedgerow.spine.reading.values import Place

MOST_CELL = 4 * 1024**2


@dataclass(frozen=True)
class Row:
    """One row: where it stands and its cells by column name, as text without surrounding blanks."""

    place: Place
    cells: dict[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def at(self, column: str) -> Place:
        return self.place.at(column)


def rows(data: bytes, *, file: str, required: Sequence[str] = (), delimiter: str = "") -> Iterator[Row]:
    """The rows of a CSV or TSV file. `Place.row` is the line in the file where the row ends (the header is line 1).

    Cells beyond the header's columns and rows that fall short are refused; empty lines are passed over. Raises
    InputError with file, row and column.
    """
    text = encoding.decode(data)
    if "\0" in text:
        raise InputError("the file is not text", file=file)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or delimiter_of(text.partition("\n")[0]), strict=True
    )
    csv.field_size_limit(MOST_CELL)
    try:
        header = [name.strip() for name in next(reader, [])]
        check_header(header, required, file)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield row_of(header, cells, Place(file, reader.line_num))
    except csv.Error as error:
        raise InputError(f"the row cannot be read ({error})", file=file, row=reader.line_num) from error


def row_of(header: Sequence[str], cells: Sequence[str], place: Place) -> Row:
    if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
        raise place.error(f"the row has {len(cells)} cells where the header has {len(header)}")
    return Row(place, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name})


def check_header(header: Sequence[str], required: Sequence[str], file: str) -> None:
    """Raises InputError for a file without a header, with one name twice, or without a required column."""
    if not any(header):
        raise InputError("the file is empty", file=file)
    if twice := next((name for name in header if name and header.count(name) > 1), ""):
        raise InputError("the column is there twice", file, 1, twice)
    for name in required:
        if name not in header:
            raise InputError("the column is missing", file, 1, name)
