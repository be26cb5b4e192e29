"""An import as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.imports import queries
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.engines.imports.types import Importer, Outcome
from hedgerow.kernel.spreadsheets import CSV_TYPE, XLSX_TYPE, Cell, csv_bytes, xlsx_bytes
from hedgerow.shell.types import Tab

TONES = {Outcome.NEW: "leaf", Outcome.CHANGE: "calm", Outcome.SAME: "", Outcome.ERROR: "late"}


@dataclass(frozen=True)
class Told:
    """A sentence about a row, with the header of the column it is about and what stood there."""

    message: str
    column: str
    value: str


@dataclass(frozen=True)
class RowShown:
    """One row of the dry run or of what was done."""

    row: ImportRow
    errors: tuple[Told, ...]
    warnings: tuple[Told, ...]
    link: registry.Link | None

    @property
    def outcome(self) -> str:
        return str(Outcome(self.row.outcome).label)

    @property
    def tone(self) -> str:
        return TONES[Outcome(self.row.outcome)]


@dataclass(frozen=True)
class Line:
    """One column of a file: its header, what it is matched to, and a few things that stand in it."""

    field: BoundField
    header: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The words of one column that are none of ours."""

    heading: str
    fields: tuple[BoundField, ...]


def lines(fields: Iterable[BoundField], run: ImportRun) -> list[Line]:
    """The columns of a file, in its own order, each with its field."""
    seen = queries.samples(run)
    pairs = zip(fields, run.headers, strict=True)
    return [Line(field, header, tuple(seen.get(header, ()))) for field, header in pairs]


def parts(fields: Iterable[BoundField], columns: Mapping[str, str], importer: Importer) -> list[Part]:
    """The fields for their words, by column; `columns` is the column of each field, by its name."""
    headings = {column.name: str(column.header) for column in importer.columns}
    found: dict[str, list[BoundField]] = {}
    for field in fields:
        found.setdefault(columns[field.name], []).append(field)
    return [Part(headings[column], tuple(fields)) for column, fields in found.items()]


def shown(rows: Iterable[ImportRow], run: ImportRun, importer: Importer) -> list[RowShown]:
    """Rows with their sentences and their links; one query for each kind of record."""
    listed = list(rows)
    found = registry.links(row.ref for row in listed)
    titles = {column.name: str(column.header) for column in importer.columns}
    headers: dict[str, tuple[str, ...]] = {}
    for header, name in run.mapping.items():
        headers[name] = (*headers.get(name, ()), header)
    return [
        RowShown(
            row, told(row, row.errors, titles, headers), told(row, row.warnings, titles, headers), found.get(row.ref)
        )
        for row in listed
    ]


def tabs(run: ImportRun, show: str) -> tuple[Tab, ...]:
    """All rows, and those of each outcome that there are, with their numbers."""
    counted = [(outcome, run.counts.get(outcome.value, 0)) for outcome in Outcome]
    every = Tab(_("All rows"), "?", not show, sum(number for _outcome, number in counted))
    some = [Tab(o.label.capitalize(), f"?show={o.value}", show == o.value, number) for o, number in counted if number]
    return (every, *some)


def told(
    row: ImportRow, problems: Iterable[dict[str, str]], titles: Mapping[str, str], headers: Mapping[str, Sequence[str]]
) -> tuple[Told, ...]:
    """Sentences about a row, each with what stood in the file's own columns that it is about."""
    return tuple(
        Told(
            p["message"],
            titles.get(p["column"], p["column"]),
            " ".join(filter(None, (row.raw.get(header, "") for header in headers.get(p["column"], ())))),
        )
        for p in problems
    )


def template_file(importer: Importer, form: str) -> HttpResponse:
    """The template to fill in, with one row as an example where the columns have one."""
    header = [str(column.header) for column in importer.columns]
    example: list[Cell] = [column.example for column in importer.columns]
    rows = [example] if any(example) else []
    if form == "xlsx":
        return download(xlsx_bytes(header, rows), f"{importer.kind}-template.xlsx", XLSX_TYPE)
    return download(csv_bytes(header, rows), f"{importer.kind}-template.csv", CSV_TYPE)


def left_out_file(run: ImportRun, rows: Iterable[RowShown]) -> HttpResponse:
    """The rows that were left out, as they came, each with what is wrong: to be put right and imported again."""
    header = [*run.headers, "Row", "What is wrong"]
    lines = [
        [
            *(shown.row.raw.get(name, "") for name in run.headers),
            shown.row.number,
            "; ".join(f"{t.column}: {t.message}" if t.column else t.message for t in shown.errors),
        ]
        for shown in rows
    ]
    return download(csv_bytes(header, lines), f"{run.kind}-left-out.csv", CSV_TYPE)


def download(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file that the browser saves."""
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
