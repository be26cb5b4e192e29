"""`hedgerow doctor`: what is wrong with this installation, and what to do."""

from __future__ import annotations

import json

import click

from hedgerow.engines.doctor import queries
from hedgerow.engines.doctor.queries import Found
from hedgerow.engines.doctor.types import Level

MARKS = {Level.WELL: "  ok ", Level.NOTE: "  -- ", Level.FAULT: "  !! "}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor_command(as_json: bool) -> None:
    """Look the installation over: what is wrong, and what to do. Exit code 1 if something is."""
    found = list(queries.look())
    faults = sum(one.level == Level.FAULT for each in found for one in each.findings)
    click.echo(as_data(found) if as_json else as_words(found, faults))
    if faults:
        raise click.exceptions.Exit(1)


def as_data(found: list[Found]) -> str:
    """A list of what each check found."""
    lines = [
        {"check": each.check, "level": str(one.level.value), "words": one.words, "do": one.do}
        for each in found
        for one in each.findings
    ]
    return json.dumps(lines, indent=2, ensure_ascii=False)


def as_words(found: list[Found], faults: int) -> str:
    """What is wrong first, then what to know, then what is well."""
    order = [Level.FAULT, Level.NOTE, Level.WELL]
    every = [(each.check, one) for each in found for one in each.findings]
    lines = []
    for check, one in sorted(every, key=lambda pair: order.index(pair[1].level)):
        lines.append(f"{MARKS[one.level]}{check}: {one.words}")
        if one.do:
            lines.append(f"       {one.do}")
    said = "Nothing is wrong." if not faults else f"{faults} thing{'s' if faults > 1 else ''} to put right."
    return "\n".join([*lines, "", said])
