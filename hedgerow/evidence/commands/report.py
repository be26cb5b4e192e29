"""`hedgerow report`: the report of a quarter as a file."""

from __future__ import annotations

from pathlib import Path

import click

from hedgerow.evidence.presenters import report_files as files
from hedgerow.evidence.queries import reports
from hedgerow.evidence.types.reports import Reader
from hedgerow.spine.errors import InputError

WRITERS = {".pdf": files.pdf, ".xlsx": files.xlsx, ".json": files.as_json}


@click.command("report")
@click.option("--period", required=True, metavar="QUARTER", help="Like 2026Q3.")
@click.option("--out", type=click.Path(path_type=Path), help="Where it goes: a .pdf, an .xlsx or a .json.")
@click.option(
    "--for", "body", default="", metavar="BODY", help="By the priorities of a public body: its name, or its number."
)
@click.option("--agreement", default="", metavar="CODE", help="By the targets of a funder agreement.")
@click.option(
    "--reader",
    type=click.Choice(Reader.values),
    default=Reader.EVERYBODY.value,
    show_default=True,
    help="For whom it is.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def report_command(period: str, out: Path | None, body: str, agreement: str, reader: str, as_json: bool) -> None:
    """Write the report of a quarter as the record stands now: PDF, spreadsheet and JSON say the same."""
    if out is None and not as_json:
        raise InputError("say where it goes with --out, or print it with --json")
    if out is not None and out.suffix.lower() not in WRITERS:
        raise InputError(f"--out: {out.name} is no .pdf, .xlsx or .json")
    report = reports.make(reports.asked(period, reader, body, agreement))
    if out is not None:
        out.write_bytes(WRITERS[out.suffix.lower()](report))
        click.echo(f"{report.title}, {report.period.name}: {out}", err=as_json)
    if as_json:
        click.echo(files.as_json(report).decode())
