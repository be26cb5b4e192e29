"""The command tells what it did, and fails where a job failed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule.commands import worker
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock

pytestmark = pytest.mark.django_db


def test_once_does_what_is_due_and_says_so(offer: Callable[..., None]) -> None:
    offer(NightlyJob("seeds.water", lambda day: "watered"))
    answer = CliRunner().invoke(worker.worker_command, ["--once", "--json"])
    assert answer.exit_code == 0
    assert json.loads(answer.output)["report"] == "watered"
    assert CliRunner().invoke(worker.worker_command, ["--once"]).output == ""


def test_a_failed_job_is_a_failure(offer: Callable[..., None]) -> None:
    def fail(day: date) -> str:
        raise RuntimeError("no water")

    offer(NightlyJob("seeds.water", fail))
    answer = CliRunner().invoke(worker.worker_command, ["--once"])
    assert answer.exit_code == 1
    assert "RuntimeError" in answer.output


@pytest.mark.parametrize(("hour", "ran"), [(1, 0), (2, 1), (13, 1)])
def test_work_waits_for_the_night_and_then_catches_up(offer: Callable[..., None], hour: int, ran: int) -> None:
    offer(NightlyJob("seeds.water", lambda day: "watered"))
    with clock.pretend(datetime(2026, 1, 15, hour, 30, tzinfo=UTC)):
        worker.look()
    assert JobRun.objects.count() == ran
