"""Sheets of an XLSX file as text, with row numbers as the spreadsheet shows them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.delimited import Row, check_header
from hedgerow.spine.reading.values import Place
from hedgerow.spine.reading.zips import MOST_RATIO, RATIO_MATTERS_ABOVE

# A workbook is a zip of XML: a million cells unfold to about 100 MB.
MOST_UNFOLDED = 1024**3


def rows(data: bytes, *, file: str, sheet: str = "", required: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of one sheet (the first unless named), under the names in its first row.

    Dates become ISO text, whole numbers lose `.0`, a cell past the header is passed over. Raises InputError.
    """
    book = opened(data, file)
    if sheet and sheet not in book.sheetnames:
        raise InputError(f"there is no sheet “{sheet}”", file=file)
    lines = (book[sheet] if sheet else book[book.sheetnames[0]]).iter_rows(values_only=True)
    header = [as_text(value) for value in next(lines, ())]
    while header and not header[-1]:
        header.pop()
    check_header(header, required, file)
    for number, line in enumerate(readable(lines, file), start=2):
        cells = {name: as_text(value) for name, value in zip(header, line, strict=False) if name}
        if any(cells.values()):
            yield Row(Place(file, number), cells)


def readable(lines: Iterator[tuple[object, ...]], file: str) -> Iterator[tuple[object, ...]]:
    """The same lines; raises InputError where the workbook turns out, late, to be damaged."""
    try:
        yield from lines
    except Exception as error:
        raise InputError("the workbook is damaged or cut short", file=file) from error


def pairs(data: bytes, *, file: str, sheets: Sequence[str]) -> list[tuple[str, str]]:
    """The first two columns of those sheets that the workbook has, which have no header: lists of names and codes.

    It is opened once for all of them: each opening reads the texts of every sheet.
    """
    book = opened(data, file)
    held = (book[name] for name in book.sheetnames if name in sheets)
    lines = (line for sheet in held for line in readable(sheet.iter_rows(max_col=2, values_only=True), file))
    return [(as_text(line[0]), as_text(line[1])) for line in lines if len(line) == 2 and all(line)]


def opened(data: bytes, file: str) -> Any:
    """The workbook, read only and without formulas. Raises InputError where it is none, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unfolded = sum(info.file_size for info in archive.infolist())
        bomb = unfolded > RATIO_MATTERS_ABOVE and unfolded > MOST_RATIO * len(data)
        if bomb or unfolded > MOST_UNFOLDED:
            raise InputError(f"the workbook unfolds to {unfolded // 1024**2:,} MB; it was not opened", file=file)
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except InputError:
        raise
    except Exception as error:
        raise InputError("the file is not a workbook that can be read", file=file) from error


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "").strip()
