"""`hedgerow services`: look at a feed of services before anything is taken in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hedgerow.engines.imports.types import CheckedRow, Outcome, RawRow
from hedgerow.services.queries.importing import checked as checked_of
from hedgerow.services.queries.importing import read_feed, read_rows
from hedgerow.spine.errors import InputError

MOST_SHOWN = 20


@click.group("services")
def services_group() -> None:
    """Services of groups: look at a feed of Open Referral UK."""


@services_group.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read_command(file: Path, as_json: bool) -> None:
    """Say what a feed of Open Referral UK (1.0 or 3.0) would do here, and what is wrong in it. Nothing is changed."""
    rows = read_feed(file.read_bytes(), file.name)
    if rows is None:
        raise InputError("this is no feed of Open Referral UK: JSON with a list of services", file.name)
    readings = read_rows(rows)
    results = [checked_of(reading) for reading in readings]
    matched = sum(reading.group is not None for reading in readings)
    told = summary(rows, results, matched)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(
        f"{told['records']:,} records, {told['sound']:,} of them sound; {told['matched']:,} are of a group here."
    )
    for name, many in told["would"].items():
        click.echo(f"  {many:,} {Outcome(name).label}")
    for said in told["faults"]:
        click.echo(f"  {said['field']}: {said['message']} ({said['records']:,})")
    for row, result in list(zip(rows, results, strict=True)):
        if result.errors and told["left_out"] <= MOST_SHOWN:
            click.echo(f"  record {row.number}: {' '.join(str(one.message) for one in result.errors)}")


def summary(rows: Sequence[RawRow], results: Sequence[CheckedRow], matched: int) -> dict[str, Any]:
    """The figures of a feed: how many records are sound, what each would do, and which faults they have how often."""
    sound = [result for result in results if result.is_sound]
    faults = Counter(
        (kind, problem.column, _kind_of(str(problem.message)))
        for result in results
        for kind, problems in (("left out", result.errors), ("warning", result.warnings))
        for problem in problems
    )
    return {
        "records": len(rows),
        "sound": len(sound),
        "left_out": len(rows) - len(sound),
        "matched": matched,
        "would": {
            str(outcome.value): many
            for outcome in (Outcome.NEW, Outcome.CHANGE, Outcome.SAME)
            if (many := sum(result.outcome == outcome for result in sound))
        },
        "faults": [
            {"kind": kind, "field": column, "message": message, "records": many}
            for (kind, column, message), many in faults.most_common()
        ],
    }


def _kind_of(message: str) -> str:
    """A sentence without what it quotes, so that alike faults count together."""
    before, quote, rest = message.partition("“")
    kind = f"{before}…{rest.partition('”')[2]}" if quote else message
    return "".join("0" if letter.isdigit() else letter for letter in kind)
