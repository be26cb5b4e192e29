"""The rows of a file that somebody chose, CSV or XLSX, by its own headers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from hedgerow.engines.imports.rules import MOST_BYTES, MOST_LETTERS, MOST_ROWS
from hedgerow.engines.imports.types import RawRow
from hedgerow.kernel.spreadsheets import original
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import delimited, workbook
from hedgerow.spine.reading.delimited import Row

ZIP_BEGINS = b"PK\x03\x04"
OLD_EXCEL_BEGINS = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Read:
    """The file's headers, and its rows by them."""

    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]


Own = Callable[[bytes, str], Sequence[RawRow] | None]


def read(data: bytes, *, file: str, own: Own = lambda _data, _file: None) -> Read:
    """Every row of a file, read by the importer's `own` reader where that takes it. Raises InputError, naming file, row
    and column, where it cannot be used as a whole."""
    if len(data) > MOST_BYTES:
        raise InputError(f"the file is larger than {MOST_BYTES // 1024**2} MB; split it in two", file)
    if (given := own(data, file)) is not None:
        return _of_records(given, file)
    lines = list(islice(lines_of(data, file), MOST_ROWS + 1))
    if not lines:
        raise InputError("there are no rows below the header", file)
    if len(lines) > MOST_ROWS:
        raise InputError(f"the file has more than {MOST_ROWS:,} rows; split it in two", file)
    for line in lines:
        check_cells(line)
    rows = tuple(RawRow(line.place.row or 0, cleaned(line.cells)) for line in lines)
    return Read(tuple(lines[0].cells), rows)


def _of_records(rows: Sequence[RawRow], file: str) -> Read:
    """Records that have each their own cells: the headers are all of theirs."""
    if not rows:
        raise InputError("there are no records in it", file)
    if len(rows) > MOST_ROWS:
        raise InputError(f"the file has more than {MOST_ROWS:,} records; split it in two", file)
    for row in rows:
        for name, text in row.cells.items():
            if len(text) > MOST_LETTERS:
                raise InputError(f"it holds {len(text):,} letters, more than {MOST_LETTERS:,}", file, row.number, name)
    return Read(tuple(dict.fromkeys(name for row in rows for name in row.cells)), tuple(rows))


def lines_of(data: bytes, file: str) -> Iterable[Row]:
    """The rows by the file's own headers; what kind of file it is, is seen from its first bytes."""
    if data.startswith(ZIP_BEGINS):
        return workbook.rows(data, file=file)
    if data.startswith(OLD_EXCEL_BEGINS):
        raise InputError("this is an old Excel file (.xls); save it as .xlsx or CSV and choose it again", file)
    return delimited.rows(data, file=file)


def check_cells(line: Row) -> None:
    """Raises InputError for a cell that holds more than any field of ours: it would only fill the disk."""
    for name, text in line.cells.items():
        if len(text) > MOST_LETTERS:
            raise line.at(name).error(f"the cell holds {len(text):,} letters, more than {MOST_LETTERS:,}")


def cleaned(cells: dict[str, str]) -> dict[str, str]:
    """Cells as they were before a spreadsheet of ours made their formulas harmless."""
    return {name: original(text) for name, text in cells.items()}
