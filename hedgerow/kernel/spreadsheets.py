"""Tables on their way out, as CSV and XLSX. What looks like a formula leaves as text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | date | bool | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet runs a cell that begins with one of these (OWASP, "CSV injection").
FORMULA = re.compile(r"'*[=+\-@\t\r]")
NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")
WIDEST = 60


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{text}" if FORMULA.match(text) else text


def original(text: str) -> str:
    """The text that `neutral` was given; other text is returned as it is."""
    return text[1:] if NEUTRALISED.match(text) else text


def as_text(cell: Cell) -> str:
    """A cell as CSV holds it: dates as ISO text, nothing as empty text, numbers plain, text neutralised."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    return neutral(cell) if isinstance(cell, str) else str(cell)


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark, without which Excel breaks accents."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([neutral(str(name)) for name in header])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str = "Sheet1") -> bytes:
    """An XLSX workbook of one sheet: bold first row that stays in sight, real dates and numbers, no formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet)
    bold, day, text = (book.add_format(f) for f in ({"bold": True}, {"num_format": "dd/mm/yyyy"}, {"quote_prefix": 1}))
    widths = [len(str(name)) for name in header]
    for column, name in enumerate(header):
        page.write_string(0, column, str(name), bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            write(page, number, column, cell, day, text)
            if column < len(widths):
                widths[column] = max(widths[column], len(as_text(cell)))
    page.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(width + 2, WIDEST))
    book.close()
    return out.getvalue()


def write(page: Worksheet, row: int, column: int, cell: Cell, day: Format, text: Format) -> None:
    """One cell by its type; text that begins like a formula carries Excel's own mark that it is text."""
    if cell is None:
        return
    if isinstance(cell, date):
        moment = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
        page.write_datetime(row, column, moment, day)
    elif isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        page.write_number(row, column, cell)
    else:
        words = as_text(cell) if isinstance(cell, bool) else cell
        page.write_string(row, column, words, text if FORMULA.match(words) else None)
