"""What to-dos offer to privacy: one about somebody who is erased goes with them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Eraser, RetentionRule
from hedgerow.engines.todo import actions
from hedgerow.engines.todo.models import Task

YEAR = 365


def done(before: date) -> Collection[int]:
    """To-dos that were done before a day."""
    return list(Task.objects.filter(done_at__date__lt=before).order_by("pk").values_list("pk", flat=True))


RETENTION = (
    RetentionRule(
        kind="todo.done",
        title=_("To-dos that are done"),
        does=_("Removed."),
        after=2 * YEAR,
        ground=_("What was done stands in the record of work."),
        find=done,
        act=actions.erase,
    ),
)
ERASERS = (Eraser("todo.Task", actions.erase),)
