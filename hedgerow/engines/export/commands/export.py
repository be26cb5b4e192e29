"""`hedgerow export`: leave with everything."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from hedgerow.engines.export import actions


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export_command(folder: Path, as_json: bool) -> None:
    """Write everything into the new folder DIR: CSV and JSON with a data dictionary, and the files people gave."""
    done = actions.export(into=folder)
    if as_json:
        click.echo(json.dumps(asdict(done)))
        return
    rows = sum(table.rows for table in done.tables)
    click.echo(f"{done.folder}: {len(done.tables)} tables, {rows:,} rows, {done.files:,} files. Begin with README.md.")
    click.echo("Not in it:\n" + "\n".join(f"  - {words}" for words in done.left_out))
