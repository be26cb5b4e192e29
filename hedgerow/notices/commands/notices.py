"""`hedgerow notices`: read a file of notices of contracts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from hedgerow.engines.imports.types import Licence
from hedgerow.notices import actions
from hedgerow.notices.models import Reading
from hedgerow.notices.rules.packages import check_size

SHOWN = 20


@click.group("notices")
def notices_group() -> None:
    """Notices of contracts: read them in."""


@notices_group.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="Contracts Finder", show_default=True, help="Where the file is from.")
@click.option("--licence", type=click.Choice(Licence.values), default=Licence.OGL.value, show_default=True)
@click.option("--look", "only_look", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read_command(file: Path, source: str, licence: str, only_look: bool, as_json: bool) -> None:
    """Read a file of OCDS: release packages, record packages, releases, or JSON lines. Faulty releases are named and
    left out; sound ones are read in, together or not at all."""
    check_size(file.stat().st_size, file.name)
    reading = actions.look(by=None, file=file.name, data=file.read_bytes(), source=source, licence=licence)
    done = actions.leave(by=None, reading=reading) if only_look else actions.apply(by=None, reading=reading)
    if as_json:
        click.echo(json.dumps(told(done, only_look), ensure_ascii=False))
        return
    for line in lines(done, only_look):
        click.echo(line)


def told(reading: Reading, only_look: bool) -> dict[str, Any]:
    """What came of it, as JSON."""
    names = ("release", "ocid", "field", "message")
    faults = [dict(zip(names, fault, strict=True)) for fault in reading.faults]
    return {"file": reading.file, "read_in": not only_look, **reading.counts, "faults": faults}


def lines(reading: Reading, only_look: bool) -> list[str]:
    """The same for people."""
    counts = reading.counts
    did = "would be" if only_look else "are"
    said = [
        f"{reading.file}: {counts['releases']} releases, {counts['suitable']} marked as suitable for voluntary groups",
        f"{counts['added']} notices {did} new, {counts['changed']} {did} changed, {counts['same']} are as they were",
    ]
    if reading.faults:
        said.append(f"{counts['faulty']} releases are faulty and were left out:")
        said += [f"  {_fault(*fault)}" for fault in reading.faults[:SHOWN]]
        more = len(reading.faults) - SHOWN
        said += [f"  and {more} more; --json tells them all"] if more > 0 else []
    return said


def _fault(number: int, ocid: str, field: str, message: str) -> str:
    where = ", ".join(filter(None, (f"release {number}" if number else "", ocid, field)))
    return f"{where}: {message}" if where else message
