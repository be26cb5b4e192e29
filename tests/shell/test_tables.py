"""A table described once, read on screen, sorted by link, and taken away with no formula in it."""

import csv
import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell import tables
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import Column, Kind, Table


@dataclass(frozen=True)
class Row:
    name: str
    pence: int | None
    day: date | None = None


TABLE = Table(
    "Groups here",
    "Groups",
    (
        Column[Row]("name", "Group", lambda r: r.name, sort="name", heading=True, url=lambda r: f"/{r.name}"),
        Column[Row]("income", "Income", lambda r: r.pence, kind=Kind.MONEY, sort="income_pence"),
        Column[Row]("day", "Checked on", lambda r: r.day, kind=Kind.DATE),
    ),
    first="name",
)
DANGEROUS = st.builds(lambda first, rest: first + rest, st.sampled_from("=+-@\t\r"), st.text(max_size=20))


def test_cells_are_written_for_people() -> None:
    view = tables.present(TABLE, [Row("Oak", 123_450, date(2026, 5, 3)), Row("Ash", None)], QueryDict())
    assert [cell.text for cell in view.rows[0]] == ["Oak", "£1,234.50", "3\u00a0May\u00a02026"]
    assert [cell.text for cell in view.rows[1]] == ["Ash", "–", "–"]
    assert view.rows[0][0].url == "/Oak"
    assert view.rows[0][1].numeric


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ("name", "pk")),
        ("sort=-income", ("-income_pence", "pk")),
        ("sort=income", ("income_pence", "pk")),
        ("sort=day", ("name", "pk")),
        ("sort=password", ("name", "pk")),
        ("sort=--income", ("name", "pk")),
    ],
)
def test_only_a_column_that_sorts_is_sorted_by(query: str, expected: tuple[str, ...]) -> None:
    assert tables.ordering(TABLE, QueryDict(query)) == expected


def test_a_header_turns_the_order_round_and_goes_back_to_the_first_page() -> None:
    name, income, day = tables.present(TABLE, [], QueryDict("sort=name&page=3&ward=x")).headings
    assert name.sorted == "ascending"
    assert QueryDict(name.url[1:]).dict() == {"sort": "-name", "ward": "x"}
    assert QueryDict(income.url[1:])["sort"] == "-income"
    assert income.sorted == ""
    assert day.url == ""


def test_downloads_keep_the_filters_and_hold_every_page() -> None:
    page = numbered([Row(f"g{n}", n) for n in range(30)], QueryDict("page=2&q=g"), size=10)
    view = tables.present(TABLE, page, QueryDict("page=2&q=g"))
    assert QueryDict(view.csv_url[1:]).dict() == {"q": "g", "format": "csv"}
    assert QueryDict(view.xlsx_url[1:]).dict() == {"q": "g", "format": "xlsx"}


def test_nothing_is_downloaded_unless_asked() -> None:
    assert tables.download(TABLE, [], QueryDict()) is None
    assert tables.download(TABLE, [], QueryDict("format=exe")) is None


@given(DANGEROUS)
def test_no_formula_leaves_in_a_csv(text: str) -> None:
    response = tables.download(TABLE, [Row(text, 5_000, date(2026, 5, 3))], QueryDict("format=csv"))
    assert response is not None
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["Group", "Income", "Checked on"]
    assert rows[1][0][0] not in "=+-@\t\r"
    assert rows[1][1:] == ["50.0", "2026-05-03"]
    assert response["Content-Disposition"] == 'attachment; filename="groups-here.csv"'


@given(DANGEROUS.filter(lambda text: text.isprintable()))
def test_no_formula_leaves_in_a_workbook(text: str) -> None:
    response = tables.download(TABLE, [Row(text, 5_050)], QueryDict("format=xlsx"))
    assert response is not None
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert sheet["B2"].value == 50.5
