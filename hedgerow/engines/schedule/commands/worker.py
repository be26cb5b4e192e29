"""`hedgerow worker`: does the nightly work, and goes on until it is told to stop."""

from __future__ import annotations

import json
import signal
from threading import Event

import click
from django.db import close_old_connections

from hedgerow.engines.schedule import actions, rules
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock

LOOKS_EVERY = 60.0  # seconds


@click.command()
@click.option("--once", is_flag=True, help="Do what is due today, whatever the hour, and stop.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, a line for each job.")
def worker_command(once: bool, as_json: bool) -> None:
    """Do the nightly work: erase what has expired, seal the ledger, and so on.

    One installation may have several workers: each job is done by one of them, once a day.
    """
    if once:
        runs = actions.run_due(day=clock.today())
        tell(runs, as_json)
        if any(run.error for run in runs):
            raise click.exceptions.Exit(1)
        return
    stopped = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    work_until(stopped, as_json)


def work_until(stopped: Event, as_json: bool = False) -> None:
    """Look once a minute whether something is due. A job that has begun is finished before the worker stops."""
    while not stopped.is_set():
        close_old_connections()
        look(as_json)
        stopped.wait(LOOKS_EVERY)


def look(as_json: bool = False) -> None:
    """Do what is due, if the night is far enough on."""
    if rules.may_begin(clock.now().astimezone(clock.LONDON)):
        tell(actions.run_due(day=clock.today()), as_json)


def tell(runs: list[JobRun], as_json: bool) -> None:
    """What was done, for people or for programs."""
    for run in runs:
        if as_json:
            click.echo(
                json.dumps({"job": run.job, "day": run.day.isoformat(), "report": run.report, "error": run.error})
            )
        else:
            click.echo(f"{run.job}: {run.error or run.report}", err=bool(run.error))
