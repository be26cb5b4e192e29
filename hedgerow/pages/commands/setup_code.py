"""`hedgerow setup-code`: the code that lets one person begin in the browser."""

from __future__ import annotations

import click

from hedgerow.pages import actions
from hedgerow.pages.queries import first_run as queries


@click.command("setup-code")
def setup_code_command() -> None:
    """Print a new setup code, for the first page of an installation that has no manager yet.

    It works once; the code printed before works no more.
    """
    if queries.has_manager():
        raise click.ClickException("there is a manager already; `hedgerow create-manager` adds another")
    click.echo(actions.new_code())
