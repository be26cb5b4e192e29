"""Tables leave without formulas, and come back as they were."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.kernel.spreadsheets import csv_bytes, neutral, original, xlsx_bytes

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)
RUNS = ("=", "+", "-", "@", "\t", "\r")


@given(st.text() | st.sampled_from(RUNS).flatmap(lambda first: st.text().map(lambda rest: first + rest)))
def test_neutral_text_never_runs_and_comes_back_as_it_was(text: str) -> None:
    assert not neutral(text).startswith(RUNS)
    assert original(neutral(text)) == text


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_csv_round_trip(rows: list[tuple[str, str]]) -> None:
    data = csv_bytes(["one", "two"], rows)
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read[0] == ["one", "two"]
    assert [tuple(map(original, row)) for row in read[1:]] == rows


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=5))
@settings(max_examples=20)
def test_xlsx_holds_text_as_text(texts: list[str]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["name"], [[text] for text in texts]))).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("bad", ["=1+1", "+44 161 496 0000", "@SUM(A1)", "-2"])
def test_xlsx_marks_what_looks_like_a_formula_as_text(bad: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["a"], [[bad]]))).active["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (bad, "s", True)


def test_numbers_and_days_stay_what_they_are() -> None:
    row = [5, -2.5, date(2026, 5, 3), None, True]
    assert csv_bytes(list("abcde"), [row]).decode("utf-8-sig").splitlines()[1] == "5,-2.5,2026-05-03,,yes"
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(list("abcde"), [row]))).active
    assert [cell.value for cell in sheet[2]][:2] == [5, -2.5]
    assert sheet["C2"].value.date() == date(2026, 5, 3)
