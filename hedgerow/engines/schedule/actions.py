"""Claiming a day's work once, doing it, and forgetting old runs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from traceback import format_tb

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import queries
from hedgerow.engines.schedule.models import JobRun
from hedgerow.engines.schedule.rules import TASKS_KEPT
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

KEPT_DAYS = 90
log = logging.getLogger(__name__)


def claim(*, job: str, day: date) -> JobRun | None:
    """The right to do a job on a day, for exactly one of any number of workers; None for all others.

    The claim of a worker that died is taken over after three hours.
    """
    try:
        with transaction.atomic():
            return JobRun.objects.create(job=job, day=day)
    except IntegrityError:
        return _taken_over(job, day)


def _taken_over(job: str, day: date) -> JobRun | None:
    """One statement that only one worker can win: the condition no longer holds once the first has written."""
    won = queries.stale(day).filter(job=job).update(claimed_at=clock.now(), error="")
    return JobRun.objects.get(job=job, day=day) if won else None


def run_due(*, day: date) -> list[JobRun]:
    """Do everything that is due on a day and that nobody else has claimed. A job that fails stops no other."""
    done = []
    for job in queries.due(day):
        claimed = claim(job=job.name, day=day)
        if claimed:
            done.append(_run(job, claimed))
    return done


def _run(job: NightlyJob, run: JobRun) -> JobRun:
    try:
        run.report = job.run(run.day)
    except Exception as error:  # whatever it was, the other jobs are still to be done, and a person is to read of it
        run.error = what_failed(error)
        log.error("nightly job %s failed: %s\n%s", job.name, run.error, "".join(format_tb(error.__traceback__)))
    run.finished_at = clock.now()
    run.save(update_fields=["report", "error", "finished_at"])
    return run


def what_failed(error: Exception) -> str:
    """An error as it may be kept: its class, and its words only where they are our own. A database's words may hold what
    stood in a row, and so may a mail server's."""
    told = isinstance(error, InputError)
    return f"{type(error).__name__}: {error}" if told else type(error).__name__


def run_queue(told_to_stop: Callable[[], bool] = lambda: False) -> int:
    """Do the tasks whose time has come, one after another, until there are none; says how many."""
    worker, done = _worker(), 0
    while not told_to_stop():
        task = _claimed(worker.worker_id)
        if task is None:
            break
        worker.run_task(task)
        done += 1
    return done


def _claimed(worker: str) -> DBTaskResult | None:  # type: ignore[type-arg]
    """The next task whose time has come, for exactly one of any number of workers. Looking takes no lock."""
    if not queries.tasks_are_ready():
        return None
    with transaction.atomic():
        task = DBTaskResult.objects.ready().get_locked()
        if task is not None:
            task.claim(worker)
    return task


def _worker() -> Worker:
    """The queue's own worker, of which we take how a task is run and its end written down; when, we say ourselves."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def run_regular(jobs: Iterable[RegularJob] | None = None) -> list[JobRun]:
    """Do what is looked at all day (all of it, unless told which): a run for each that had something to say or failed.

    A fault stops no other, and is written down for people to read until the job works again; nothing else is kept.
    """
    runs = [_looked(job) for job in (queries.regular() if jobs is None else jobs)]
    return [run for run in runs if run.report or run.error]


def _looked(job: RegularJob) -> JobRun:
    run = JobRun(job=job.name, day=clock.today(), finished_at=clock.now())
    try:
        run.report = job.run()
    except Exception as error:  # the mailbox may be out of reach for an hour: the rest of the work goes on
        run.error = what_failed(error)
        log.error("regular job %s failed: %s\n%s", job.name, run.error, "".join(format_tb(error.__traceback__)))
    _keep_fault(run)
    return run


def _keep_fault(run: JobRun) -> None:
    """Today's fault of a job as it is now; that it works is written only where it did not before."""
    held = queries.failed_lately(run.job, run.day)
    if run.error and not held.filter(day=run.day).update(error=run.error, finished_at=run.finished_at):
        JobRun.objects.bulk_create([run], ignore_conflicts=True)  # another worker may have met it too
    elif not run.error and held.exists():
        held.delete()


def forget(today: date) -> str:
    """Nightly: remove runs older than 90 days, and tasks that ended, or were left in the middle, more than a week ago."""
    gone, _kinds = JobRun.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    old = DBTaskResult.objects.exclude(status=TaskResultStatus.READY).filter(started_at__lt=clock.now() - TASKS_KEPT)
    tasks, _kinds = old.delete()
    return f"{gone} old runs and {tasks} old tasks removed"
