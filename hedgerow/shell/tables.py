"""A table described as data: once for the screen, for sorting, for CSV and for XLSX."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.http import HttpResponse, QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hedgerow.kernel import spreadsheets
from hedgerow.kernel.money import pounds
from hedgerow.shell.pagination import Page, address
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Text

Row = TypeVar("Row")


class Kind(StrEnum):
    """How a column's values are written. Money is whole pence; a share is a fraction from 0 to 1."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"


NUMERIC = {Kind.NUMBER, Kind.MONEY, Kind.SHARE}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `value` reads a row; `sort` is the field to order by ("" for a column that does not sort).

    heading: the cell that names the row. url: where the cell leads, "" for nowhere. tone: the colour of a badge
    (leaf, accent, warn, late, calm), "" for plain text. note: a second, quieter line.
    """

    key: str
    header: Text
    value: Callable[[Row], Any]
    kind: Kind = Kind.TEXT
    sort: str = ""
    heading: bool = False
    url: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    note: Callable[[Row], str] | None = None


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A list that people read, sort and take away. `first` is the order it opens in: a column's key, "-" before it
    for largest first. `name` is the file's name when it is downloaded."""

    name: str
    caption: Text
    columns: tuple[Column[Row], ...]
    first: str = ""


@dataclass(frozen=True)
class Heading:
    """A column's header as the page shows it."""

    label: Text
    numeric: bool
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell as the page shows it."""

    text: str
    label: Text
    numeric: bool = False
    heading: bool = False
    url: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True)
class TableView:
    """What the `data-table` component takes."""

    caption: Text
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    page: Page[Any] | None = None
    csv_url: str = ""
    xlsx_url: str = ""


def order(table: Table[Any], query: QueryDict) -> tuple[str, bool]:
    """The column asked for by `?sort=`, and whether largest first. What is not a column that sorts is the first order."""
    sortable = {column.key for column in table.columns if column.sort}
    for asked in (query.get("sort", ""), table.first):
        if asked.removeprefix("-") in sortable:
            return asked.removeprefix("-"), asked.startswith("-")
    return "", False


def ordering(table: Table[Any], query: QueryDict, *, tie: str = "pk") -> tuple[str, ...]:
    """For `queryset.order_by(*...)`. Rows that are equal keep one order, by `tie`, so that pages never overlap."""
    key, descending = order(table, query)
    field = next((column.sort for column in table.columns if column.key == key), "")
    return tuple(filter(None, (f"-{field}" if field and descending else field, tie)))


def present(
    table: Table[Row],
    rows: Iterable[Row] | Page[Row],
    query: QueryDict,
    *,
    downloads: bool = True,
) -> TableView:
    """A table ready for the page: rows, or one page of them. `query` is request.GET."""
    page = rows if isinstance(rows, Page) else None
    held: Iterable[Row] = page.rows if page else rows  # type: ignore[assignment]
    return TableView(
        caption=table.caption,
        headings=tuple(_heading(table, column, query) for column in table.columns),
        rows=tuple(tuple(_cell(column, row) for column in table.columns) for row in held),
        page=page,
        csv_url=address(query, page=None, after=None, format="csv") if downloads else "",
        xlsx_url=address(query, page=None, after=None, format="xlsx") if downloads else "",
    )


def _heading(table: Table[Any], column: Column[Any], query: QueryDict) -> Heading:
    numeric = column.kind in NUMERIC
    if not column.sort:
        return Heading(column.header, numeric)
    key, descending = order(table, query)
    if column.key != key:
        # Numbers are most often looked at from the largest down, names from A.
        asked = f"-{column.key}" if numeric or column.kind is Kind.DATE else column.key
        return Heading(column.header, numeric, address(query, sort=asked, page=None, after=None))
    turned = column.key if descending else f"-{column.key}"
    url = address(query, sort=turned, page=None, after=None)
    return Heading(column.header, numeric, url, "descending" if descending else "ascending")


def _cell(column: Column[Row], row: Row) -> Cell:
    return Cell(
        text=shown(column.value(row), column.kind),
        label=column.header,
        numeric=column.kind in NUMERIC,
        heading=column.heading,
        url=column.url(row) if column.url else "",
        tone=column.tone(row) if column.tone else "",
        note=column.note(row) if column.note else "",
    )


def shown(value: Any, kind: Kind) -> str:
    """A value as people read it; nothing is an en dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if kind is Kind.MONEY:
        return pounds(value)
    if kind is Kind.SHARE:
        return f"{value:.0%}"
    if kind is Kind.NUMBER and isinstance(value, int | float):
        return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return short_date(value) if kind is Kind.DATE else plain_date(value)


def download(table: Table[Row], rows: Iterable[Row], query: QueryDict) -> HttpResponse | None:
    """The whole table as a file, when `?format=csv` or `?format=xlsx` asks for one; else None."""
    form = query.get("format", "")
    if form not in {"csv", "xlsx"}:
        return None
    header = [str(column.header) for column in table.columns]
    cells = ([_plain(column.value(row), column.kind) for column in table.columns] for row in rows)
    write, media = (
        (spreadsheets.csv_bytes, spreadsheets.CSV_TYPE)
        if form == "csv"
        else (spreadsheets.xlsx_bytes, spreadsheets.XLSX_TYPE)
    )
    response = HttpResponse(write(header, cells), content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{slugify(table.name) or "table"}.{form}"'
    return response


def _plain(value: Any, kind: Kind) -> spreadsheets.Cell:
    """A value as a spreadsheet holds it: pounds with pence, real numbers and dates, the rest as text."""
    if value is None or isinstance(value, bool | int | float | date | datetime):
        return value / 100 if kind is Kind.MONEY and isinstance(value, int) else value
    return str(value)
