"""The one command line. Commands are imported when they are called, so that `hedgerow find` never waits for Django."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module

import click

from hedgerow.spine.errors import InputError

BAD_INPUT, FAILURE = 2, 1


@dataclass(frozen=True)
class Where:
    """Where a command lives, and whether it needs the records (Django) or only the open data."""

    module: str
    name: str
    django: bool = True


COMMANDS = {
    "create-manager": Where("hedgerow.accounts.commands.create_manager", "create_manager_command"),
    "demo": Where("hedgerow.config.demo_command", "demo_command", django=False),
    "find": Where("hedgerow.spine.commands", "find_command", django=False),
    "ledger": Where("hedgerow.ledger.commands.ledger", "ledger_group"),
    "open": Where("hedgerow.organisations.commands.open_place", "open_command"),
    "serve": Where("hedgerow.config.serve_command", "serve_command"),
    "spine": Where("hedgerow.spine.commands", "spine_group", django=False),
    "worker": Where("hedgerow.engines.schedule.commands.worker", "worker_command"),
}


class Commands(click.Group):
    """A group whose commands are imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        where = COMMANDS.get(name)
        if where is None:
            return None
        if where.django:
            start_django()
        command: click.Command = getattr(import_module(where.module), where.name)
        return command


def start_django() -> None:
    """Load the settings and the apps, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedgerow.config.settings")
    import django

    django.setup()


def data_dir_of(arguments: list[str]) -> str | None:
    """The folder given by `--data-dir`, wherever it stands: it must be known before the settings are read."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--data-dir="):
            return argument.partition("=")[2]
        if argument == "--data-dir" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hedgerow", prog_name="hedgerow")
def hedgerow() -> None:
    """The working system of a local infrastructure organisation."""


def main() -> None:
    """Run a command; bad input is one sentence and exit code 2, a failure one sentence and exit code 1."""
    folder = data_dir_of(sys.argv[1:])
    if folder:
        os.environ["HEDGEROW_DATA"] = folder
    try:
        hedgerow()
    except InputError as error:
        click.echo(f"hedgerow: {error}", err=True)
        sys.exit(BAD_INPUT)
    except OSError as error:
        click.echo(f"hedgerow: {error.strerror or error} {error.filename or ''}".rstrip(), err=True)
        sys.exit(FAILURE)
