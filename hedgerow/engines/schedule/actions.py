"""Claiming a day's work once, doing it, and forgetting old runs."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import queries
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock

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
        log.exception("nightly job %s failed", job.name)
        run.error = f"{type(error).__name__}: {error}"
    run.finished_at = clock.now()
    run.save(update_fields=["report", "error", "finished_at"])
    return run


def forget(today: date) -> str:
    """Nightly: remove runs older than 90 days."""
    gone, _kinds = JobRun.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return f"{gone} old runs removed"
