from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hedgerow.spine import store
from hedgerow.spine.build import all_tables, build, in_order
from hedgerow.spine.errors import InputError
from hedgerow.spine.raw import all_sources
from hedgerow.spine.tables.base import Table
from tests.spine import given_place


def told(folder: Path, spine: Path) -> list[str]:
    lines: list[str] = []
    build(data=folder, spine=spine, progress=lines.append)
    return lines


def test_every_source_and_table_is_found_and_named_for_its_file() -> None:
    names = [table.name for table in all_tables()]
    assert len(set(names)) == len(names) >= 7
    assert {"code_point_open", "boundaries", "deprivation_2025"} <= {source.name for source in all_sources()}


def test_tables_come_after_what_they_need() -> None:
    order = [table.name for table in in_order(all_tables())]
    for table in all_tables():
        for need in table.needs:
            if need in order and need != table.name:
                assert order.index(need) < order.index(table.name), f"{table.name} before {need}"


def test_every_column_says_what_it_means() -> None:
    for table in all_tables():
        for column in table.columns:
            assert column.meaning.endswith("."), f"{table.name}.{column.name}"


def test_a_table_that_is_alone_is_in_order() -> None:
    table = Table("faults", (), ("faults",), lambda given: given["faults"])
    assert in_order([table]) == [table]


def test_the_manifest_says_where_everything_comes_from(small_spine: Path) -> None:
    manifest = store.open_spine(small_spine).manifest
    source = manifest.source("code_point_open")
    assert source is not None
    assert source.date is not None
    assert (source.date.isoformat(), source.raw["code_point_open"], source.licence) == (
        "2025-10-20",
        3,
        "Open Government Licence v3.0",
    )
    assert set(manifest.hashes) == set(manifest.tables)
    assert all(len(sha) == 64 for sha in manifest.hashes.values())


def test_each_row_names_its_source_and_date(small_spine: Path) -> None:
    spine = store.open_spine(small_spine)
    for table in manifest_tables(spine):
        assert spine.value(f'SELECT count(*) FROM "{table}" WHERE source IS NULL') == 0, table


def manifest_tables(spine: store.Spine) -> list[str]:
    sourced = {table.name for table in all_tables() if table.sourced}
    return [name for name in spine.manifest.tables if name in sourced]


def test_the_same_files_are_not_built_again_and_a_changed_one_alone_is_read_again(tmp_path: Path) -> None:
    folder, spine = given_place.write(tmp_path / "data"), tmp_path / "spine"
    told(folder, spine)
    version = store.open_spine(spine).version
    assert not [line for line in told(folder, spine) if line.startswith(("Reading", "Making"))]
    assert store.open_spine(spine).version == version
    (folder / "imd.csv").write_text((folder / "imd.csv").read_text().replace("9.0,900.0", "10.0,990.0"))
    read_again = [line for line in told(folder, spine) if line.startswith("Reading")]
    assert read_again == ["Reading English Indices of Deprivation 2025"]
    assert store.open_spine(spine).version != version
    assert store.open_spine(spine).value("SELECT max(rank) FROM deprivation") == 990


def test_a_file_that_is_taken_away_is_forgotten(tmp_path: Path) -> None:
    folder, spine = given_place.write(tmp_path / "data"), tmp_path / "spine"
    told(folder, spine)
    (folder / "imd.csv").unlink()
    told(folder, spine)
    assert not store.open_spine(spine).has("deprivation")
    assert not (spine / "raw" / "deprivation_2025").exists() or not list((spine / "raw" / "deprivation_2025").iterdir())


FAULTS = {
    "a row cut short": ("imd.csv", lambda data: data[:-20]),
    "a column renamed": ("codepo_gb.zip", lambda data: data[: len(data) // 2]),
    "geometry that is none": ("wards.geojson", lambda data: data.replace(b"[[[", b"[[")),
    "not longitude and latitude": ("wards.geojson", lambda data: data.replace(b"53.45", b"398000")),
    "GeoJSON cut short": ("wards.geojson", lambda data: data[:-30]),
    "small areas twice": ("imd.csv", lambda data: data + data.splitlines()[-1] + b"\n"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_that_cannot_be_used_is_a_sentence_and_leaves_the_spine_as_it_was(tmp_path: Path, name: str) -> None:
    folder, spine = given_place.write(tmp_path / "data"), tmp_path / "spine"
    told(folder, spine)
    version = store.open_spine(spine).version
    file, spoil = FAULTS[name]
    (folder / file).write_bytes(spoil((folder / file).read_bytes()))
    with pytest.raises(InputError) as caught:
        told(folder, spine)
    assert file.split(".")[0] in str(caught.value) or "table" in str(caught.value)
    assert store.open_spine(spine).version == version
    assert store.open_spine(spine).value("SELECT count(*) FROM postcodes") == 5


def test_an_engine_that_is_none_is_a_sentence(small_place: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“abacus” is not an engine"):
        build(data=small_place, spine=tmp_path, engine="abacus")


def test_a_folder_with_nothing_known_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n1\n")
    with pytest.raises(InputError, match="nothing in this folder"):
        told(tmp_path, tmp_path / "spine")


def test_a_table_file_that_vanished_is_built_again(tmp_path: Path) -> None:
    folder, spine = given_place.write(tmp_path / "data"), tmp_path / "spine"
    told(folder, spine)
    store.open_spine(spine).path("areas").unlink()
    assert "Making the table areas" in told(folder, spine)


def test_windows_files_and_byte_order_marks_give_the_same_names(tmp_path: Path, small_place: Path) -> None:
    names = {}
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        folder = tmp_path / encoding
        shutil.copytree(small_place, folder)
        text = (folder / "lookup.csv").read_text().replace("Oak", "Cefn Derwén")
        (folder / "lookup.csv").write_text(text, encoding=encoding)
        build(data=folder, spine=tmp_path / f"{encoding}-spine")
        spine = store.open_spine(tmp_path / f"{encoding}-spine")
        names[encoding] = spine.value("SELECT name FROM areas WHERE code = 'E05900001'")
    assert set(names.values()) == {"Cefn Derwén"}
