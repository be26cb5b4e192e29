"""`hedgerow funds`: read another place's published list of funds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hedgerow.funding.actions.feeds import MOST_BYTES, list_in_file, read_list, whole_list
from hedgerow.funding.types.feeds import Outcome, Whole
from hedgerow.spine.errors import InputError

SHOWN = 20
WORDS = {"new": "new, as drafts", "changed": "drafts brought up to date", "same": "as they were",
         "differs": "say something else than ours, which somebody edited or opened: ours stay",
         "here_already": "here already, and left as they are", "gone": "not in the list any more",
         "left_out": "left out"}  # fmt: skip


@click.group("funds")
def funds_group() -> None:
    """Funds: read another place's published list."""


@funds_group.command("read")
@click.argument("source", metavar="FILE_OR_URL")
@click.option("--look", "only_look", is_flag=True, help="Only say what the list holds; nothing is changed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read_command(source: str, only_look: bool, as_json: bool) -> None:
    """Read a published list of funds (a file, or its address): its funds become drafts, for a person to check."""
    told = _whole(source)
    outcome = Outcome(faults=list(told.faults)) if only_look else read_list(by=None, told=told)[1]
    if as_json:
        click.echo(json.dumps(_said(told, outcome, only_look), ensure_ascii=False))
        return
    click.echo(f"{told.publisher}: {len(told.funds):,} funds{'' if told.whole else ' (not the whole list)'}")
    for what, many in outcome.counts.items():
        click.echo(f"  {many:,} {WORDS[what]}")
    for number, title, said in outcome.faults[:SHOWN]:
        click.echo(f"  left out: {f'fund {number}, ' if number else ''}{title or 'without a name'}: {said}")
    if len(outcome.faults) > SHOWN:
        click.echo(f"  and {len(outcome.faults) - SHOWN:,} more; --json tells them all")


def _whole(source: str) -> Whole:
    if source.startswith(("https://", "http://")):
        return whole_list(source)
    path = Path(source)
    if not path.is_file():
        raise InputError("this is neither a file nor an address that begins with https://", source)
    if path.stat().st_size > MOST_BYTES:
        raise InputError("this file is larger than 8 MB", source)
    return list_in_file(path.read_bytes(), path.name)


def _said(told: Whole, outcome: Outcome, only_look: bool) -> dict[str, object]:
    names = ("fund", "title", "message")
    return {
        "publisher": told.publisher, "licence": told.licence, "funds": len(told.funds), "whole": told.whole,
        "read_in": not only_look, "counts": outcome.counts,
        "faults": [dict(zip(names, fault, strict=True)) for fault in outcome.faults],
    }  # fmt: skip
