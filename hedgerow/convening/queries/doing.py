"""Actions: what is to be done, by whom, and what is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from hedgerow.accounts.models import User
from hedgerow.convening.models import Action
from hedgerow.convening.rules import REMIND_BEFORE
from hedgerow.convening.types import Owner
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged

#: neither ticked here nor as a to-do: whoever ticks that has done this, and the night writes it down
OPEN = Q(done_at__isnull=True) & (Q(task__isnull=True) | Q(task__done_at__isnull=True))


def shown(rows: QuerySet[Action]) -> QuerySet[Action]:
    """Actions with all that a line of them says: what is not done first, late first."""
    found = rows.select_related("network", "meeting__sitting", "organisation__merged_into", "worker", "task")
    return found.order_by(
        F("done_at").asc(nulls_first=True),
        F("task__done_at").asc(nulls_first=True),
        F("due").asc(nulls_last=True),
        "pk",
    )


def actions(*, open_only: bool = False) -> QuerySet[Action]:
    """All actions, or those not done."""
    rows = shown(Action.objects.all())
    return rows.filter(OPEN) if open_only else rows


def of_group(organisation: Organisation) -> QuerySet[Action]:
    """What a group has to do."""
    return actions().filter(organisation__in=ids_with_merged(organisation))


def of_worker(user: User) -> QuerySet[Action]:
    """What somebody of our team has to do."""
    return actions(open_only=True).filter(worker=user)


def ticked() -> Iterable[Action]:
    """Those whose to-do is done, and that do not say so yet."""
    return Action.objects.filter(done_at__isnull=True, task__done_at__isnull=False).select_related("task")


def to_chase(today: date) -> QuerySet[Action]:
    """Those of groups and workers that may have to be reminded, with whom to write to."""
    rows = Action.objects.filter(OPEN, due__lte=today + REMIND_BEFORE, network__ended_on__isnull=True)
    rows = rows.exclude(kind=Owner.WORDS)
    return rows.select_related("network", "organisation__merged_into", "worker", "meeting__sitting").order_by("pk")
