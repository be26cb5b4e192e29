"""A job that fails is told to managers, and so is a worker that sleeps."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.accounts.models import User
from hedgerow.engines.schedule import provides
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock

TODAY = date(2026, 5, 3)


def ran(days_ago: int, error: str = "", job: str = "seeds.water") -> None:
    JobRun.objects.create(job=job, day=TODAY - timedelta(days=days_ago), finished_at=clock.now(), error=error)


def told(user: User) -> list[str]:
    return [due.what for due in provides.due(user, TODAY)]


def test_before_anything_ran_and_when_all_is_well_nothing_is_said(manager: User) -> None:
    assert told(manager) == []
    ran(1)
    assert told(manager) == []


def test_a_failure_is_said_until_the_job_works_again(manager: User, worker: User) -> None:
    ran(1, "RuntimeError: no water")
    assert told(worker) == []
    (words,) = told(manager)
    assert "seeds.water" in words
    assert "no water" in words
    ran(0)
    assert told(manager) == []


def test_a_worker_that_sleeps_is_missed_after_two_days(manager: User) -> None:
    ran(2)
    assert told(manager) == []
    JobRun.objects.all().delete()
    ran(3)
    assert "has stopped" in told(manager)[0]
