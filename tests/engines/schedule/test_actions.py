"""Each job once a day, whoever asks and however often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import actions, queries
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock
from tests.engines.schedule.race import DAY, race
from tests.installations import raced_on_a_file


@pytest.mark.django_db
def test_a_job_runs_once_a_day(offer: Callable[..., None]) -> None:
    ran: list[date] = []
    offer(NightlyJob("seeds.water", lambda day: ran.append(day) or "watered"))
    assert [run.report for run in actions.run_due(day=DAY)] == ["watered"]
    assert actions.run_due(day=DAY) == []
    actions.run_due(day=DAY + timedelta(days=1))
    assert ran == [DAY, DAY + timedelta(days=1)]


@pytest.mark.django_db
def test_a_job_that_fails_stops_no_other_and_is_told(offer: Callable[..., None]) -> None:
    def fail(day: date) -> str:
        raise RuntimeError("no water")

    offer(NightlyJob("a.fails", fail), NightlyJob("b.works", lambda day: "done"))
    failed, worked = actions.run_due(day=DAY)
    assert failed.error == "RuntimeError"
    assert failed.finished_at
    assert worked.report == "done"


@pytest.mark.django_db
def test_the_claim_of_a_dead_worker_is_taken_over_once() -> None:
    assert actions.claim(job="seeds.water", day=DAY)
    assert actions.claim(job="seeds.water", day=DAY) is None
    with clock.pretend(clock.now() + timedelta(hours=4)):
        assert actions.claim(job="seeds.water", day=DAY)
        assert actions.claim(job="seeds.water", day=DAY) is None
    JobRun.objects.update(finished_at=clock.now())
    with clock.pretend(clock.now() + timedelta(days=2)):
        assert actions.claim(job="seeds.water", day=DAY) is None


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_workers_on_postgresql_one_wins() -> None:
    assert race() == [DAY + timedelta(days=day) for day in range(5)]
    assert JobRun.objects.count() == 5


@pytest.mark.sqlite
@pytest.mark.slow
def test_of_many_workers_on_sqlite_one_wins(tmp_path: Path) -> None:
    """In a process of its own: the suite's database lives in memory, where SQLite locks otherwise than in a file."""
    assert raced_on_a_file(tmp_path, "tests.engines.schedule.race") == [
        str(DAY + timedelta(days=day)) for day in range(5)
    ]


@pytest.mark.django_db
def test_old_runs_are_forgotten() -> None:
    for days in (0, 90, 91):
        JobRun.objects.create(job="seeds.water", day=DAY - timedelta(days=days))
    actions.forget(DAY)
    assert JobRun.objects.count() == 2


def test_two_jobs_of_one_name_are_a_bug(offer: Callable[..., None]) -> None:
    offer(NightlyJob("same", str), NightlyJob("same", str))
    with pytest.raises(AssertionError, match="same"):
        queries.jobs()


def test_every_app_names_its_jobs_apart() -> None:
    names = {job.name for job in queries.jobs()}
    assert {"imports.forget", "moderation.forget", "schedule.forget", "throttle.forget"} <= names


def test_of_what_a_driver_said_only_the_class_is_kept() -> None:
    from django.db import IntegrityError

    from hedgerow.spine.errors import InputError

    told = IntegrityError("Key (email)=(mina@quill.example) already exists")
    assert actions.what_failed(told) == "IntegrityError"
    assert actions.what_failed(InputError("The file holds no rows.")) == "InputError: The file holds no rows."


def test_no_job_of_the_night_shares_its_name_with_one_of_the_day() -> None:
    """The day's job writes its fault under its name, and takes it away when it works: it would undo the night's claim."""
    night, day = {job.name for job in queries.jobs()}, {job.name for job in queries.regular()}
    assert night
    assert day
    assert not night & day
