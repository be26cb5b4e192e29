"""What the schedule offers: forgetting old runs, and telling managers when the nightly work fails or rests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule import actions, queries
from hedgerow.engines.todo.types import Due, TodoOffer

RESTING_DAYS = 2


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """For managers: each job that failed, and that nothing has run for two days, if it ever did."""
    if not getattr(user, "is_manager", False):
        return
    last = queries.last_day()
    if last and today - last > timedelta(days=RESTING_DAYS):
        yield Due(_("The nightly work has stopped: whoever runs the server should start “hedgerow worker”"), last)
    for run in queries.failed(today):
        words = _("The nightly job “%(job)s” failed: tell whoever runs the server (%(error)s)")
        yield Due(words % {"job": run.job, "error": run.error[:120]}, run.day)


NIGHTLY = (NightlyJob("schedule.forget", actions.forget),)
TODO = (TodoOffer("schedule", due),)
