"""The one command line. Commands are imported when they are called, so that `hedgerow find` never waits for Django."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from importlib import import_module

import click

from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.web import FetchError
from hedgerow.spine.publish import BuildRunning
from hedgerow.spine.store import SpineMissing

BAD_INPUT, FAILURE = 2, 1
INTERRUPTED = "Query interrupted"  # what DuckDB makes of Ctrl+C
NO_TABLE = re.compile(r"no such (table|column)|(relation|column) .* does not exist")
KEPT = "Where everything is kept (else HEDGEROW_DATA, else ./var)."


@dataclass(frozen=True)
class Where:
    """Where a command lives, and whether it needs the records (Django) or only the open data."""

    module: str
    name: str
    django: bool = True


COMMANDS = {
    "backup": Where("hedgerow.engines.backups.commands.backups", "backup_command"),
    "budgets": Where("hedgerow.participation.commands.budgets", "budgets_group"),
    "create-manager": Where("hedgerow.accounts.commands.create_manager", "create_manager_command"),
    "demo": Where("hedgerow.config.demo_command", "demo_command", django=False),
    "doctor": Where("hedgerow.engines.doctor.commands.doctor", "doctor_command"),
    "elections": Where("hedgerow.representation.commands.elections", "elections_group"),
    "export": Where("hedgerow.engines.export.commands.export", "export_command"),
    "find": Where("hedgerow.spine.commands", "find_command", django=False),
    "funds": Where("hedgerow.funding.commands.funds", "funds_group"),
    "grants": Where("hedgerow.spine.grants_command", "grants_group", django=False),
    "ledger": Where("hedgerow.ledger.commands.ledger", "ledger_group"),
    "mail": Where("hedgerow.engines.mail.commands.mail", "mail_group"),
    "notices": Where("hedgerow.notices.commands.notices", "notices_group"),
    "open": Where("hedgerow.organisations.commands.open_place", "open_command"),
    "person": Where("hedgerow.engines.privacy.commands.person", "person_group"),
    "report": Where("hedgerow.evidence.commands.report", "report_command"),
    "restore": Where("hedgerow.engines.backups.commands.backups", "restore_command"),
    "serve": Where("hedgerow.config.serve_command", "serve_command"),
    "services": Where("hedgerow.services.commands.services", "services_group"),
    "setup-code": Where("hedgerow.pages.commands.setup_code", "setup_code_command"),
    "spine": Where("hedgerow.spine.commands", "spine_group", django=False),
    "verify-backup": Where("hedgerow.engines.backups.commands.backups", "verify_command"),
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
        return with_data_dir(command)


def with_data_dir(command: click.Command) -> click.Command:
    """Let `--data-dir` stand after any command and its parts; `main` has read it by then."""
    for part in command.commands.values() if isinstance(command, click.Group) else ():
        with_data_dir(part)
    if not any("--data-dir" in one.opts for one in command.params):
        command.params.append(click.Option(["--data-dir"], metavar="DIR", expose_value=False, help=KEPT))
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
@click.option("--data-dir", metavar="DIR", expose_value=False, help=KEPT)
@click.version_option(package_name="hedgerow", prog_name="hedgerow")
def hedgerow() -> None:
    """The working system of a local infrastructure organisation."""


def main() -> None:
    """Run a command; bad input is one sentence and exit code 2, a failure one sentence and exit code 1."""
    try:
        folder = data_dir_of(sys.argv[1:])
        if folder is not None:
            os.environ["HEDGEROW_DATA"] = checked(folder)
        hedgerow()
    except Exception as error:
        told = sentence(error)
        if told is None:
            raise
        click.echo(f"hedgerow: {told}", err=True)
        sys.exit(BAD_INPUT if isinstance(error, InputError) else FAILURE)


def checked(folder: str) -> str:
    """The folder, unless it is no name of one: an empty variable in a script must not mean ./var."""
    if not folder.strip() or "\0" in folder:
        raise InputError("--data-dir names no folder")
    return folder


def sentence(error: Exception) -> str | None:
    """What an error says to a person, or None for a fault of the program."""
    if isinstance(error, OSError):
        return f"{error.strerror or error} {error.filename or ''}".rstrip()
    if isinstance(error, RuntimeError) and str(error) == INTERRUPTED:
        return "stopped; what was there before is as it was"
    if isinstance(error, (InputError, BuildRunning, FetchError, SpineMissing)):
        return str(error)
    return of_database(error) if "django.db" in sys.modules else None


def of_database(error: Exception) -> str | None:
    """What is wrong with the database, when that is what stopped a command."""
    from django.db import DatabaseError, DataError, IntegrityError, InterfaceError

    first = next(iter(str(error).splitlines()), "")
    if not isinstance(error, (DatabaseError, InterfaceError)) or isinstance(error, (DataError, IntegrityError)):
        return None
    if NO_TABLE.search(first):
        return "the database is not set up, or is of another version: `hedgerow open` and `hedgerow serve` set it up"
    return f"the database cannot be used: {first}"
