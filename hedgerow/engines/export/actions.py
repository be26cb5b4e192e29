"""Writing everything into a folder, a few rows in memory at a time."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from hedgerow.engines.export import queries
from hedgerow.engines.export.types import Column, Exported, TableFiles
from hedgerow.engines.privacy.queries.files import files, folder
from hedgerow.kernel import clock
from hedgerow.kernel.spreadsheets import neutral
from hedgerow.spine.errors import InputError

STEP = 2_000


def export(*, into: Path) -> Exported:
    """Write every table as CSV and JSON, the files, a data dictionary and a README, as all of it is at one moment.

    Raises InputError where the folder holds something already.
    """
    if into.exists() and any(into.iterdir()):
        raise InputError(f"{into} holds something already: name a new folder")
    try:
        return _export(into)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)  # half of everything looks like all of it
        raise


def _export(into: Path) -> Exported:
    into.mkdir(parents=True, exist_ok=True)
    into.chmod(0o700)
    (into / "tables").mkdir()
    with _one_moment():
        tables = tuple(_write(model, into / "tables") for model in queries.exported())
    done = Exported(str(into), tables, _copy_files(into), queries.left_out())
    _dictionary(into)
    (into / "README.md").write_text(_read_me(done))
    return done


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one moment, and on SQLite takes no lock: others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    connection.connection.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        connection.connection.execute("ROLLBACK")


def _write(model: type[Model], where: Path) -> TableFiles:
    """One table, as CSV (JSON within cells where a cell holds a list) and as JSON, a row a line."""
    name, fields = queries.name_of(model), queries.fields(model)
    header, count = [field.attname for field in fields], 0
    with (
        (where / f"{name}.csv").open("w", newline="", encoding="utf-8") as table,
        (where / f"{name}.json").open("w", encoding="utf-8") as data,
    ):
        rows = csv.writer(table)
        rows.writerow(header)
        data.write("[")
        for values in _rows(model, header):
            held = [queries.plain(field, value) for field, value in zip(fields, values, strict=True)]
            rows.writerow([_cell(value) for value in held])
            line = json.dumps(dict(zip(header, held, strict=True)), ensure_ascii=False)
            data.write(f"{',' if count else ''}\n{line}")
            count += 1
        data.write("\n]\n")
    return TableFiles(name, str(model._meta.verbose_name_plural), count, f"{name}:<{model._meta.pk.attname}>")


def _rows(model: type[Model], header: list[str]) -> Iterator[Any]:
    return model._base_manager.order_by("pk").values_list(*header).iterator(chunk_size=STEP)


def _cell(value: Any) -> Any:
    """A value in a cell: nothing is empty, a list or an object is JSON, and nothing is taken for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    return neutral(value) if isinstance(value, str) else value


def _copy_files(into: Path) -> int:
    """The files that people gave, under files/, by the names that the tables give."""
    count = 0
    for path in files():
        inside = path.relative_to(folder())
        if inside.parts[0] == "files":
            (into / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, into / inside)
            count += 1
    return count


def _dictionary(into: Path) -> None:
    every = [column for model in queries.exported() for column in queries.columns(model)]
    with (into / "dictionary.csv").open("w", newline="", encoding="utf-8") as table:
        rows = csv.writer(table)
        rows.writerow(Column.__dataclass_fields__)
        rows.writerows(asdict(column).values() for column in every)
    text = json.dumps([asdict(column) for column in every], indent=1, ensure_ascii=False)
    (into / "dictionary.json").write_text(text)


def _read_me(done: Exported) -> str:
    lines = [
        "# Everything that this Hedgerow held",
        "",
        f"Written on {clock.now():%d %B %Y at %H:%M} UTC by Hedgerow {version('hedgerow')}. It holds people's data: keep it "
        "as you keep the server.",
        "",
        "- `tables/<name>.csv` and `tables/<name>.json` hold the same rows. Text is UTF-8, dates are ISO 8601, money is "
        "whole pence. In CSV an empty cell is nothing or an empty text, which JSON tells apart; what a spreadsheet would take "
        "for a formula begins with an apostrophe, which in JSON it does not.",
        "- `dictionary.csv` and `dictionary.json` say what each field means, how it is written, how private it is, and the "
        "table to whose `id` it leads.",
        "- A ref is text such as `people.contact:12`: the row of `tables/people.contact` whose `id` is 12.",
        "- `files/` holds the files that people gave, under the names that the tables give.",
        "",
        "| table | what it is | rows | its refs |",
        "|---|---|---|---|",
        *(f"| {one.name} | {one.meaning} | {one.rows} | `{one.refs}` |" for one in done.tables),
        "",
        "## Not in it",
        "",
        *(f"- {words}" for words in done.left_out),
        "",
    ]
    return "\n".join(lines)
