"""What the schedule offers: forgetting old runs, and telling managers when the nightly work fails or rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from hedgerow.engines.doctor.types import Check, Finding, fault, note, well
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import actions, queries
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock

RESTING_DAYS = 2


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """For managers: each job that failed, and that nothing has run for two days, if it ever did."""
    if not getattr(user, "is_manager", False):
        return
    last = queries.last_day()
    if last and today - last > timedelta(days=RESTING_DAYS):
        yield Due(_("The nightly work has stopped: whoever runs the server should start “hedgerow worker”"), last)
    for run in queries.failed(today):
        words = _("The job “%(job)s” failed: tell whoever runs the server (%(error)s)")
        yield Due(words % {"job": run.job, "error": run.error[:120]}, run.day)


def look() -> Iterator[Finding]:
    """Whether the nightly work is done, and whether any of it failed."""
    today = clock.today()
    last = queries.last_day()
    if last is None:
        yield note("the nightly work has never run", "start `hedgerow worker` (`hedgerow serve` starts one too)")
    elif today - last > timedelta(days=RESTING_DAYS):
        yield fault(f"the nightly work last ran on {last:%d %B %Y}", "start `hedgerow worker`, and see why it stopped")
    else:
        yield well(f"the nightly work ran on {last:%d %B %Y}")
    for run in queries.failed(today):
        yield fault(f"the job {run.job} failed: {run.error}", "see the worker's log, and tell whoever looks after it")


DOCTOR = (Check("worker", look),)
NIGHTLY = (NightlyJob("schedule.forget", actions.forget),)
TODO = (TodoOffer("schedule", due, upkeep=True),)
