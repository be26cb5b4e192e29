"""`hedgerow create-manager`: the first person of a new installation, or another way in when all are locked out."""

from __future__ import annotations

import json

import click

from hedgerow.accounts import actions
from hedgerow.accounts.types import LioRole


@click.command()
@click.option("--email", prompt="E-mail address", help="They sign in with it.")
@click.option("--name", prompt="Name", help="What they are called.")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Where this site is served.")
@click.option("--json", "as_json", is_flag=True, help="Print the link as JSON.")
def create_manager_command(email: str, name: str, address: str, as_json: bool) -> None:
    """Add a manager and print the link at which they choose a password.

    The link is good for 7 days and until it is used. Whoever has it can sign in as this person.
    """
    user = actions.invite(by=None, email=email, name=name, role=LioRole.MANAGER)
    link = address.rstrip("/") + actions.make_link(by=None, user=user)
    click.echo(
        json.dumps({"email": user.email, "link": link}) if as_json else f"{user.name} chooses a password here:\n{link}"
    )
