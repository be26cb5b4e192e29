"""`hedgerow grants check`: what a 360Giving file says, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from hedgerow.spine.commands import json_option, sentences
from hedgerow.spine.errors import InputError
from hedgerow.spine.grants_checking import Kind, Report, check_file, kinds
from hedgerow.spine.reading.found import Found

ROWS_SHOWN = 5


@click.group("grants")
def grants_group() -> None:
    """Grants in the 360Giving Data Standard."""


@grants_group.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def check_command(file: Path, as_json: bool) -> None:
    """Say what a 360Giving file (JSON, XLSX, CSV or TSV) holds and what is wrong with it, by row and field.

    A grant is valid if the official schema accepts it. Faults are no failure of the check: they are what it says. A file in
    which nothing can be read is bad input, with exit code 2.
    """
    with sentences():
        report = checked(file)
    click.echo(json.dumps(as_dict(report), ensure_ascii=False) if as_json else "\n".join(as_lines(report)))


def checked(file: Path) -> Report:
    """What is to be said of a file. Raises InputError for one that is not there or cannot be read."""
    if not file.exists():
        raise InputError("there is no such file", file=str(file))
    if file.is_dir():
        raise InputError("this is a folder; name a file in it", file=str(file))
    try:
        return check_file(Found(file))
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror or error})", file=str(file)) from error


def as_dict(report: Report) -> dict[str, Any]:
    return {
        "file": report.file,
        "grants": report.grants,
        "valid": report.valid,
        "faults": len(report.faults),
        "remarks": len(report.remarks),
        "sound": report.sound,
        "pence": report.pence,
        "first_award": report.first or None,
        "last_award": report.last or None,
        "funders": report.funders,
        "unknown_fields": report.unread,
        "found": [asdict(one) for one in report.faults],
        "remarked": [asdict(one) for one in report.remarks],
    }


def as_lines(report: Report) -> Iterator[str]:
    from_to = f", awarded {report.first} to {report.last}" if report.first else ""
    yield f"{report.file}: {report.grants:,} grants, {report.valid:,} valid, {len(report.faults):,} faults"
    yield f"  {report.sound:,} can be read and counted: £{report.pence / 100:,.0f}{from_to}"
    for name, number in sorted(report.funders.items(), key=lambda one: -one[1])[:ROWS_SHOWN]:
        yield f"  {number:,} from {name or 'a funder without a name'}"
    if report.faults:
        yield "Faults, which the official schema refuses:"
        yield from (f"  {line(one)}" for one in kinds(report.faults))
    if report.remarks:
        yield "Remarks, which the schema lets pass and readers stumble over:"
        yield from (f"  {line(one)}" for one in kinds(report.remarks))
    if report.unread:
        yield f"Fields that the standard does not have were passed by: {', '.join(sorted(report.unread)[:20])}"


def line(kind: Kind) -> str:
    """One kind of fault: the field, what is wrong, how often and where, and a value for example."""
    where = ", ".join(f"{row:,}" for row in kind.rows[:ROWS_SHOWN])
    more = f" and {len(kind.rows) - ROWS_SHOWN:,} more" if len(kind.rows) > ROWS_SHOWN else ""
    rows = "row" if len(kind.rows) == 1 else "rows"
    example = f" (“{'”, “'.join(kind.values)}”)" if kind.values else ""
    return f"{kind.field or 'whole row'}: {kind.message}{example}: {rows} {where}{more}"
