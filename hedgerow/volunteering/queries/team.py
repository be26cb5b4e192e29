"""Volunteering as our team looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from hedgerow.engines.lifecycle.types import State
from hedgerow.volunteering.models import Application, Hours, Placement, Role
from hedgerow.volunteering.queries.applications import whole
from hedgerow.volunteering.types import Desk, HoursState, Kind, Stage

QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Numbers:
    """A few numbers of the last three months, and of the three before them."""

    roles: int
    helping: int
    offered: int
    offered_before: int
    began: int
    began_before: int
    minutes: int


def numbers(today: date) -> Numbers:
    """Seven small queries."""
    since, before = today - QUARTER, today - 2 * QUARTER
    offered, began = Application.objects.filter(kind=Kind.ROLE), Placement.objects.all()
    hours = Hours.objects.filter(state=HoursState.CONFIRMED, on__gt=since).aggregate(all=Sum("minutes"))
    return Numbers(
        roles=Role.objects.filter(state=State.LIVE).count(),
        helping=began.filter(ended_on__isnull=True).count(),
        offered=offered.filter(asked_at__date__gt=since).count(),
        offered_before=offered.filter(asked_at__date__gt=before, asked_at__date__lte=since).count(),
        began=began.filter(started_on__gt=since).count(),
        began_before=began.filter(started_on__gt=before, started_on__lte=since).count(),
        minutes=hours["all"] or 0,
    )


def people(chosen: Mapping[str, Any], today: date) -> QuerySet[Application]:
    """Those who were asked for; those whom we answer, unless something else was chosen."""
    rows = whole()
    late = chosen.get("late") == "yes"
    desk = chosen.get("desk", "all" if late else "")
    if desk != "all":
        rows = rows.filter(desk=Desk.GROUP if desk == "group" else Desk.OURS)
    for name in ("kind", "stage"):
        if chosen.get(name):
            rows = rows.filter(**{name: chosen[name]})
    if late:
        rows = rows.filter(stage=Stage.NEW, answered_at__isnull=True, answer_by__lt=today)
    return rows


def not_closed() -> QuerySet[Role]:
    """Every role that is not closed, with its group."""
    return Role.objects.select_related("organisation").exclude(state=State.CLOSED)
