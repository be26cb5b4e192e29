"""Reading what ran."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max, QuerySet
from django_tasks_db.models import DBTaskResult

from hedgerow.engines import registry
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule.models import JobRun
from hedgerow.engines.schedule.rules import stale_before
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.kernel import clock


def jobs() -> tuple[NightlyJob, ...]:
    """Every nightly job of every app. Two of one name are a bug."""
    found = registry.all_of(NightlyJob)
    names = [job.name for job in found]
    assert len(set(names)) == len(names), f"two jobs have one name: {sorted(names)}"
    return found


def regular() -> tuple[RegularJob, ...]:
    """Everything that is looked at all day."""
    return registry.all_of(RegularJob)


def tasks_are_ready() -> bool:
    """Whether the queue holds a task whose time has come: a cheap look, that takes no lock."""
    return bool(DBTaskResult.objects.ready().exists())


def due(day: date) -> list[NightlyJob]:
    """The jobs that no living worker has claimed for a day."""
    taken = set(JobRun.objects.filter(day=day).exclude(pk__in=stale(day)).values_list("job", flat=True))
    return [job for job in jobs() if job.name not in taken]


def stale(day: date) -> QuerySet[JobRun]:
    """Claims of a day that were never finished and are so old that their worker must have died."""
    return JobRun.objects.filter(day=day, finished_at__isnull=True, claimed_at__lt=stale_before(clock.now()))


def failed_lately(job: str, today: date) -> QuerySet[JobRun]:
    """What is written down of the faults of a job that is looked at all day: today's and yesterday's."""
    return JobRun.objects.filter(job=job, day__gte=today - timedelta(days=1))


def failed(today: date) -> list[JobRun]:
    """Jobs whose newest run, today's or yesterday's, failed."""
    lately = JobRun.objects.filter(day__gte=today - timedelta(days=1), finished_at__isnull=False).order_by("day")
    newest = {run.job: run for run in lately}
    return [run for run in newest.values() if run.error]


def last_day() -> date | None:
    """The last day on which anything ran; None before the first."""
    last: date | None = JobRun.objects.aggregate(last=Max("day"))["last"]
    return last
