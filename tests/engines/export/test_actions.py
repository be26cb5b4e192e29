"""Everything is written, in files that say the same as the database, and nothing else."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from zeal import zeal_ignore

from hedgerow.engines.export import actions, queries
from hedgerow.engines.export.types import Exported
from hedgerow.engines.privacy.queries.catalogue import all_models
from hedgerow.people.models import Confidential, Contact
from hedgerow.spine.errors import InputError
from tests.engines.privacy.conftest import folder, planted
from tests.engines.privacy.planted import NAME, Planted

__all__ = ["folder", "planted"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reads_every_table() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def written(planted: Planted, tmp_path: Path) -> Exported:
    Confidential.objects.create(kind="concern", person=str(planted.contact.ref), sealed="told in confidence")
    Contact.objects.create(name='Zoë, "the" Finch\n=1+1', about="")
    return actions.export(into=tmp_path / "out")


def rows(written: Exported, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((Path(written.folder) / "tables" / f"{name}.json").read_text())
    return found


def test_counts_and_contents_are_those_of_the_database(written: Exported) -> None:
    for model in queries.exported():
        name, fields = queries.name_of(model), queries.fields(model)
        held = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
        wanted = [{f.attname: queries.plain(f, v) for f, v in zip(fields, row, strict=True)} for row in held]
        assert rows(written, name) == wanted
        with (Path(written.folder) / "tables" / f"{name}.csv").open(newline="") as table:
            lines = list(csv.reader(table))
        assert lines[0] == [field.attname for field in fields]
        assert len(lines) == 1 + len(wanted)
    assert sum(table.rows for table in written.tables) > 40


def test_csv_and_json_say_the_same(written: Exported) -> None:
    with (Path(written.folder) / "tables" / "people.contact.csv").open(newline="") as table:
        lines = list(csv.DictReader(table))
    for line, row in zip(lines, rows(written, "people.contact"), strict=True):
        assert line["name"] == row["name"]
        assert line["id"] == str(row["id"])
        assert line["created_at"] == row["created_at"]


def test_every_ref_leads_to_a_row(written: Exported) -> None:
    named = {table.name for table in written.tables}
    (letter,) = [row for row in rows(written, "mail.outgoing") if row["person"]]
    table, _colon, key = letter["person"].partition(":")
    assert table in named
    assert [row["name"] for row in rows(written, table) if str(row["id"]) == key] == [NAME]


def test_every_field_stands_in_the_dictionary_with_its_class_and_where_it_leads(written: Exported) -> None:
    told = json.loads((Path(written.folder) / "dictionary.json").read_text())
    by_field = {(one["table"], one["field"]): one for one in told}
    for table in written.tables:
        for row in rows(written, table.name)[:1]:
            assert set(row) == {field for name, field in by_field if name == table.name}
    assert by_field["people.contact", "email"]["privacy"] == "personal"
    assert by_field["people.role", "contact_id"]["leads_to"] == "people.contact"
    assert all(one["privacy"] for one in told)
    with (Path(written.folder) / "dictionary.csv").open(newline="") as table_file:
        assert len(list(csv.reader(table_file))) == 1 + len(told)


def test_what_is_told_in_confidence_and_what_opens_doors_is_left_out_and_said(written: Exported) -> None:
    everything = "".join(
        path.read_text() for path in Path(written.folder).rglob("*") if path.suffix in {".json", ".csv"}
    )
    assert "told in confidence" not in everything
    assert "argon2" not in everything
    assert "md5$" not in everything
    read_me = (Path(written.folder) / "README.md").read_text()
    assert "people.confidential: told in confidence" in read_me
    assert "accounts.user.password" in read_me


def test_all_our_tables_are_in_it_or_said_to_be_left_out(written: Exported) -> None:
    ours = {queries.name_of(model) for model in all_models() if model.__module__.startswith("hedgerow.")}
    said = {words.partition(":")[0] for words in written.left_out}
    assert ours <= {table.name for table in written.tables} | said


def test_files_come_along(written: Exported) -> None:
    assert written.files == 1
    assert (Path(written.folder) / "files" / "minutes.txt").read_text() == f"Present: {NAME}\n"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="holds something already"):
        actions.export(into=tmp_path / "out")


def test_half_a_one_is_never_left(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "left_out", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.export(into=tmp_path / "out")
    assert not (tmp_path / "out").exists()
