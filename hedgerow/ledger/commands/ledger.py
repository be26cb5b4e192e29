"""`hedgerow ledger`: sealing the record of work, and checking that it is as it was."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from hedgerow.ledger import actions


@click.group("ledger")
def ledger_group() -> None:
    """The record of work: seal it, verify it."""


@ledger_group.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def seal(as_json: bool) -> None:
    """Seal what was recorded since the last time, and copy it into columns. The nightly job does the same."""
    try:
        done = actions.seal()
    except BlockingIOError:
        raise click.ClickException("The record is being sealed by another run. Try again in a minute.") from None
    said = f"{done.sealed} sealed, {done.copied} copied; the record is {done.position} entries long."
    click.echo(json.dumps(asdict(done)) if as_json else said)


@ledger_group.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify(as_json: bool) -> None:
    """Recompute every hash, walk the chain and read the copy back. Exit code 1 if anything is not as it was."""
    found = actions.verify()
    if as_json:
        click.echo(json.dumps({**asdict(found), "holds": found.holds}))
    else:
        tail = f"{found.unsealed} not yet sealed (they will be tonight)" if found.unsealed else "all of it sealed"
        click.echo(f"{found.sealed} entries sealed, {found.copied} copied, {tail}.\nHead: {found.hash}")
        click.echo("\n".join(found.faults) or "Everything is as it was recorded.")
    sys.exit(0 if found.holds else 1)
