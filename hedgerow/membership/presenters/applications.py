"""Applications as their list shows them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel import clock
from hedgerow.membership.models import Application
from hedgerow.membership.types import State
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date

TONES = {State.ACCEPTED: "leaf", State.DECLINED: "calm", State.WITHDRAWN: "calm"}


def how_far(row: Application) -> str:
    """What is owed, or what came of it."""
    if row.state != State.WAITING:
        return str(row.get_state_display())
    if row.answered_at is not None:
        return _("in hand, to be decided")
    late = row.is_late(clock.today())
    words = _("late: answer was due %(day)s") if late else _("answer by %(day)s")
    return words % {"day": short_date(row.answer_by)}


def tone(row: Application) -> str:
    """Its colour."""
    if row.state != State.WAITING:
        return TONES[State(row.state)]
    return "late" if row.is_late(clock.today()) else "accent" if row.answered_at else "warn"


LIST: Table[Application] = Table(
    "applications",
    gettext_lazy("Applications for membership"),
    (
        Column(
            "group",
            gettext_lazy("Group"),
            lambda row: row.organisation.name if row.organisation else row.group_name,
            heading=True,
            url=lambda row: reverse("membership:application", args=[row.pk]),
        ),
        Column("kind", gettext_lazy("Kind"), lambda row: row.kind.name),
        Column("who", gettext_lazy("Who applied"), lambda row: row.name, note=lambda row: row.get_came_display()),
        Column("asked", gettext_lazy("Came"), lambda row: clock.day_of(row.asked_at), kind=Kind.DATE),
        Column("state", gettext_lazy("How far"), how_far, tone=tone),
    ),
)
