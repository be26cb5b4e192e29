"""`hedgerow worker`: delivers letters, does the nightly work, and goes on until it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from threading import Event

import click
from django.db import close_old_connections

from hedgerow.engines.schedule import actions, queries, rules
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock

NIGHTLY_EVERY = 60  # seconds


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, whatever the hour, and stop.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, a line for each job.")
@click.option("--with-parent", is_flag=True, hidden=True, help="Stop when the process that started this has ended.")
def worker_command(once: bool, as_json: bool, with_parent: bool) -> None:
    """Deliver letters as they are written, and do the nightly work: erase what has expired, seal the ledger, and so on.

    `hedgerow serve` starts one by itself. One installation may have several: each letter and each job is done by one.
    """
    if once:
        actions.run_queue()
        tell(actions.run_regular(), as_json)
        runs = actions.run_due(day=clock.today())
        actions.run_queue()  # what the jobs wrote
        tell(runs, as_json)
        if any(run.error for run in runs):
            raise click.exceptions.Exit(1)
        return
    stopped = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    parent = os.getppid()
    work_until(stopped, as_json, lambda: not with_parent or os.getppid() == parent)


def work_until(stopped: Event, as_json: bool = False, may_go_on: Callable[[], bool] = lambda: True) -> None:
    """Look each second for tasks, each minute for nightly work. What has begun is finished before the worker stops."""
    nightly_at = 0.0
    regular_at = {job.name: 0.0 for job in queries.regular()}
    while not stopped.is_set() and may_go_on():
        close_old_connections()
        actions.run_queue(stopped.is_set)
        now = time.monotonic()
        tell(actions.run_regular([job for job in queries.regular() if regular_at[job.name] <= now]), as_json)
        regular_at = {job.name: _next(regular_at[job.name], job.seconds, now) for job in queries.regular()}
        if nightly_at <= now:
            look(as_json)
            nightly_at = now + NIGHTLY_EVERY
        stopped.wait(rules.LOOKS_EVERY)


def _next(due: float, seconds: int, now: float) -> float:
    return now + seconds if due <= now else due


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
