"""`hedgerow elections`: count a ballot file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hedgerow.ballots import blt, stv
from hedgerow.engines.voting.queries import telling
from hedgerow.spine.reading.encoding import decode


@click.group("elections")
def elections_group() -> None:
    """Elections by preference: count them."""


@elections_group.command("count")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seed", default="", metavar="WORDS", help="What lots are drawn by, where votes are equal to the end.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def count_command(file: Path, seed: str, as_json: bool) -> None:
    """Count a ballot file (.blt) by the single transferable vote under the Scottish rules, and say how it came about."""
    election = blt.read(decode(file.read_bytes()), file.name)
    count = stv.count(election, seed=seed)
    told = telling.told(count, election.candidates, seed)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{election.title or file.name}: {count.seats} seats, {len(election.candidates)} candidates")
    for number, stage in enumerate(count.stages):
        click.echo(f"\n{number + 1}. {telling.heading(stage, election.candidates)}")
        for sentence in telling.sentences(count, number, election.candidates, seed):
            click.echo(f"   {sentence}")
    click.echo("\nElected: " + ", ".join(told["elected"]))
