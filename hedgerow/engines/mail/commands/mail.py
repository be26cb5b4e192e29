"""`hedgerow mail`: messages read from files, and a test message."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hedgerow.engines.mail import actions
from hedgerow.engines.mail.types import Outcome


@click.group("mail")
def mail_group() -> None:
    """Letters and messages."""


@mail_group.command("read")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Say what became of each message as JSON, a line for each.")
def read_command(path: Path, as_json: bool) -> None:
    """Read messages from a file, or from every .eml in a folder, as if they had been sent to the log address.

    A message that was read before is left alone. One that cannot be read is named, and the others are read all the same.
    """
    unread = 0
    for file, row in actions.read_files(path=path):
        outcome = str(row.outcome) if row else "read before"
        fault = row.fault if row else ""
        unread += outcome == Outcome.ASIDE
        if as_json:
            click.echo(json.dumps({"file": str(file), "outcome": outcome, "fault": fault}))
        else:
            words = str(row.get_outcome_display()) if row else outcome
            click.echo(f"{file}: {words}{': ' if fault else ''}{fault}", err=bool(fault))
    if unread:
        raise click.exceptions.Exit(1)


@mail_group.command("test")
@click.argument("to")
def test_command(to: str) -> None:
    """Send a test message to an address, now, and say what the mail server answered."""
    click.echo(actions.send_test(by=None, to=to))
