"""Files as they come: cut short, zipped, swollen, in other encodings; small ones by row, large ones in bulk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import delimited, documents, workbook, zips
from hedgerow.spine.reading.bulk import workbench
from hedgerow.spine.reading.found import Found, found_in, look


def table(path: Path, text: str, encoding: str = "utf-8") -> Found:
    path.write_bytes(text.encode(encoding))
    return Found(path)


def read_in_bulk(found: list[Found], into: Path, **named: object) -> list[dict[str, object]]:
    with workbench() as bench:
        bench.delimited("published", found, **named)  # type: ignore[arg-type]
        bench.write("SELECT * FROM published", into / "out.parquet")
    rows: list[dict[str, object]] = pq.read_table(into / "out.parquet").to_pylist()
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_bulk_reading_keeps_text_as_it_is_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    found = table(tmp_path / "a.csv", 'code,name\n007,"Café, £5\nsecond line"\n', encoding)
    assert read_in_bulk([found], tmp_path) == [{"code": "007", "name": "Café, £5\nsecond line"}]


def test_bulk_reading_puts_files_of_different_columns_end_to_end(tmp_path: Path) -> None:
    found = [table(tmp_path / "a.csv", "x,y\n1,2\n"), table(tmp_path / "b.tsv", "y\tz\n3\t4\n")]
    rows = read_in_bulk(found, tmp_path, labelled=True)
    assert rows == [
        {"x": "1", "y": "2", "file": "a.csv", "z": None},
        {"x": None, "y": "3", "file": "b.tsv", "z": "4"},
    ]


def test_a_row_that_is_cut_short_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv, row 3: the row has 1 columns where 2 are expected"):
        read_in_bulk([table(tmp_path / "a.csv", "x,y\n1,2\n3")], tmp_path)


def test_a_quotation_mark_that_never_closes_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv.*never closed"):
        read_in_bulk([table(tmp_path / "a.csv", 'x,y\n1,"2\n')], tmp_path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv, column “z”: the column is missing"):
        read_in_bulk([table(tmp_path / "a.csv", "x,y\n1,2\n")], tmp_path, required=("z",))


def test_an_empty_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read_in_bulk([table(tmp_path / "a.csv", "")], tmp_path)


def test_json_in_bulk_keeps_numbers_as_published_and_passes_over_a_bom(tmp_path: Path) -> None:
    found = table(tmp_path / "a.json", '[{"a": 1.5, "b": "é"}, {"b": null}]', "utf-8-sig")
    with workbench() as bench:
        bench.json("published", [found], ("a", "b"))
        bench.write("SELECT * FROM published", tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == [{"a": "1.5", "b": "é"}, {"a": None, "b": None}]


def test_json_cut_short_is_named(tmp_path: Path) -> None:
    found = table(tmp_path / "a.json", '[{"a": 1}, {"a"')
    with workbench() as bench, pytest.raises(InputError, match=r"a\.json"):
        bench.json("published", [found], ("a",))


def zipped(path: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return path


def test_members_of_a_zip_are_found_and_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "in/../side.csv", "x\nTŷ\n".encode())
    found = list(found_in(path))
    assert [(one.label, one.columns) for one in found] == [("a.zip/in/../side.csv", ("x",))]
    assert read_in_bulk(found, tmp_path) == [{"x": "Tŷ"}]


def test_a_bomb_is_not_unfolded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", "a.csv", b"x\n" + b"0" * 60 * 1024**2)
    found = list(found_in(path))
    with pytest.raises(InputError, match=r"bomb\.zip/a\.csv: it would unfold"):
        read_in_bulk(found, tmp_path)
    with pytest.raises(InputError, match="it would unfold"):
        found[0].content()


def test_a_zip_that_is_cut_short_is_a_sentence(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.csv", b"x\n1\n" * 1000)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match=r"a\.zip: the zip is damaged"):
        zips.members(path)


def test_damage_inside_a_zip_is_a_sentence(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.csv", bytes(range(256)) * 400)
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(InputError, match="damaged"):
        list(zips.chunks(path, "a.csv"))


def test_folders_of_samples_are_passed_by_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "register_sample").mkdir()
    table(tmp_path / "register_sample" / "a.csv", "x\n1\n")
    table(tmp_path / "b.csv", "x\n1\n")
    assert [one.name for one in look(tmp_path)] == ["b.csv"]
    assert [(one.name, one.sample) for one in look(tmp_path, include_samples=True)] == [
        ("b.csv", False),
        ("a.csv", True),
    ]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        list(look(tmp_path / "nowhere"))


def test_rows_of_a_small_file_know_their_line() -> None:
    rows = list(delimited.rows(b'\xef\xbb\xbfname;sum\n"two\nlines";1\n\n Ash ;2\n', file="a.csv", required=("sum",)))
    assert [(row.place.row, row.text("name"), row.text("sum")) for row in rows] == [
        (3, "two\nlines", "1"),
        (5, "Ash", "2"),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b"a,a\n1,2\n", "column “a”: the column is there twice"),
        (b"b\n1\n", "column “a”: the column is missing"),
        (b"a,b\n1\n", "row 2: the row has 1 cells where the header has 2"),
        (b"a,b\n1,2,3\n", "row 2: the row has 3 cells where the header has 2"),
        (b'a,b\n1,"2\n', "row 2: the row cannot be read"),
        (b"PK\x03\x04\0\0\0", "the file is not text"),
    ],
)
def test_a_small_file_that_cannot_be_used_is_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        list(delimited.rows(data, file="a.csv", required=("a",)))
    assert sentence in str(caught.value)
    assert str(caught.value).startswith("a.csv")


def workbook_of(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_read_as_text_with_the_rows_that_people_see() -> None:
    from datetime import date

    data = workbook_of(("name", "on", "sum"), (None, None, None), ("Ash", date(2024, 3, 1), 12.0))
    rows = list(workbook.rows(data, file="a.xlsx"))
    assert [(row.place.row, row.cells) for row in rows] == [(3, {"name": "Ash", "on": "2024-03-01", "sum": "12"})]


def test_what_is_no_workbook_is_a_sentence() -> None:
    with pytest.raises(InputError, match=r"a\.xlsx: the file is not a workbook"):
        list(workbook.rows(b"hello", file="a.xlsx"))


def sheet_of(inner: bytes) -> bytes:
    """A workbook whose one sheet holds `inner` after a header."""
    book, made = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    begins = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:A9"/><sheetData>'
    header = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = name.endswith("sheet1.xml")
            new.writestr(name, begins + header + inner if sheet else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (b"<row><c t='inlineStr'><is><t>" + b"a" * 60 * 1024**2 + b"</t></is></c></row>", "unfolds to 60 MB"),
        (b"<row><c t='inlineStr'><is><t>Choir</t></is></c></row><row><c", "is damaged or cut short"),
    ],
    ids=["bomb", "cut"],
)
def test_a_workbook_that_is_a_bomb_or_cut_short(inner: bytes, words: str) -> None:
    with pytest.raises(InputError, match=rf"a\.xlsx: the workbook {words}"):
        list(workbook.rows(sheet_of(inner), file="a.xlsx"))


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"features": 3}', b'{"features": [1]}', b"[" * 100_000])
def test_what_is_no_geojson_is_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.geojson"):
        documents.features(data, file="a.geojson")
