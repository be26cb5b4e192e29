"""What stands on a group's page for our team, and on the front page of its space."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.types import DoingOffer, FollowOffer, GroupLine, GroupOffer, GroupStep
from hedgerow.services.actions.following import move
from hedgerow.services.models import Service
from hedgerow.services.queries import checks_of
from hedgerow.services.queries.saying import saying, texts

MOST = 5
TONES = {State.LIVE: "leaf", State.REVIEW: "warn", State.PAUSED: "calm", State.DRAFT: "calm"}


def _held(group: int) -> list[Service]:
    rows = list(Service.objects.filter(organisation=group).exclude(state=State.CLOSED)[:50])
    order = {State.REVIEW: 0, State.DRAFT: 1, State.PAUSED: 2, State.LIVE: 3}
    return sorted(rows, key=lambda row: order[State(row.state)])


def lines(at: Callable[[Service], str]) -> Callable[[int], list[GroupLine]]:
    """Services that are not closed: what waits first, then those past their check."""

    def read(group: int) -> list[GroupLine]:
        rows, today = _held(group), clock.today()
        checked = checks_of(rows)
        said = []
        for row in rows:
            last, state = checked.get(str(row.ref)), State(row.state)
            if row.is_open and last is not None and last.is_overdue(today):
                said.append(GroupLine(row.name, at(row), _("to be checked"), "warn", last.due))
            else:
                said.append(GroupLine(row.name, at(row), str(state.label), TONES[state]))
        return said[:MOST]

    return read


def steps(group: int, today: date) -> Iterator[GroupStep]:
    """Put right what was sent back, and say that services are still right."""
    rows = _held(group)
    checked = checks_of(rows)
    for row in rows[:MOST]:
        url = reverse("services:edit", args=[group, row.pk])
        last = checked.get(str(row.ref))
        if row.state == State.DRAFT and row.answer:
            yield GroupStep(_("Change a service: %(name)s") % {"name": row.name}, row.answer, url)
        elif row.is_open and last is not None and last.is_overdue(today):
            yield GroupStep(_("Is “%(name)s” still right?") % {"name": row.name}, _("It takes a minute."), space(group))


def space(group: int) -> str:
    """Our services, in the group's space."""
    return reverse("services:own", args=[group])


GROUPS = (
    GroupOffer(
        "services",
        gettext_lazy("Services"),
        "hands",
        lines(lambda row: reverse("services:service", args=[row.pk])),
        lines(lambda row: reverse("services:edit", args=[row.organisation_id, row.pk])),
        lambda group, today: list(steps(group, today)),
        space,
    ),
)

FOLLOWS = (FollowOffer("services.service", move),)
DOING = (DoingOffer("services.service", saying, texts),)
