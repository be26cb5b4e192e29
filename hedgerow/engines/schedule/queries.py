"""Reading what ran."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule.models import JobRun
from hedgerow.engines.schedule.rules import stale_before
from hedgerow.kernel import clock


def jobs() -> tuple[NightlyJob, ...]:
    """Every nightly job of every app. Two of one name are a bug."""
    found = registry.all_of(NightlyJob)
    names = [job.name for job in found]
    assert len(set(names)) == len(names), f"two jobs have one name: {sorted(names)}"
    return found


def due(day: date) -> list[NightlyJob]:
    """The jobs that no living worker has claimed for a day."""
    taken = set(JobRun.objects.filter(day=day).exclude(pk__in=stale(day)).values_list("job", flat=True))
    return [job for job in jobs() if job.name not in taken]


def stale(day: date) -> QuerySet[JobRun]:
    """Claims of a day that were never finished and are so old that their worker must have died."""
    return JobRun.objects.filter(day=day, finished_at__isnull=True, claimed_at__lt=stale_before(clock.now()))


def last_runs() -> dict[str, JobRun]:
    """The newest run of each job, for whoever looks after the installation."""
    newest: dict[str, JobRun] = {}
    for run in JobRun.objects.order_by("day"):
        newest[run.job] = run
    return newest
