"""What stands on a group's page for our team, and on the front page of its space."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import FollowOffer, GroupLine, GroupOffer, GroupStep
from hedgerow.volunteering import queries
from hedgerow.volunteering.actions.following import move
from hedgerow.volunteering.models import Role

MOST = 5
TONES = {State.LIVE: "leaf", State.REVIEW: "warn", State.PAUSED: "calm", State.DRAFT: "calm"}


def lines(group: int) -> list[GroupLine]:
    """Those who wait for an answer, then the roles that are not closed."""
    return [*_waiting(group), *_roles(group)][:MOST]


def _waiting(group: int) -> Iterator[GroupLine]:
    rows = list(queries.waiting_at(Organisation(pk=group)))
    if rows:
        first, today = rows[0], clock.today()
        words = ngettext("%(n)d person would like to help", "%(n)d people would like to help", len(rows))
        late = first.is_late(today)
        state = _("late") if late else _("to answer")
        yield GroupLine(words % {"n": len(rows)}, space(group), state, "late" if late else "warn", first.answer_by)


def _roles(group: int) -> Iterator[GroupLine]:
    for role in Role.objects.filter(organisation=group).exclude(state=State.CLOSED)[:MOST]:
        state = State(role.state)
        yield GroupLine(
            role.title, reverse("volunteering:role", args=[role.pk]), state.label, TONES[state], role.ends_on
        )


def steps(group: int, today: date) -> Iterator[GroupStep]:
    """Answer people, confirm hours, put right what was sent back."""
    organisation = Organisation(pk=group)
    waiting = queries.waiting_at(organisation).count()
    if waiting:
        words = ngettext(
            "Answer %(n)d person who would like to help", "Answer %(n)d people who would like to help", waiting
        )
        yield GroupStep(words % {"n": waiting}, _("Within five working days, if only with a word."), space(group))
    hours = queries.hours_waiting(organisation).count()
    if hours:
        url = reverse("volunteering:hours", args=[group])
        yield GroupStep(_("Confirm your volunteers’ hours"), _("They wrote down the time they gave."), url)
    for role in Role.objects.filter(organisation=group, state=State.DRAFT).exclude(answer="")[:MOST]:
        url = reverse("volunteering:edit", args=[group, role.pk])
        yield GroupStep(_("Change a role: %(title)s") % {"title": role.title}, role.answer, url)


def space(group: int) -> str:
    """Volunteers, in the group's space."""
    return reverse("volunteering:space", args=[group])


GROUPS = (
    GroupOffer(
        "volunteering",
        gettext_lazy("Volunteers"),
        "hands",
        lines,
        lines,
        lambda group, today: list(steps(group, today)),
        space,
    ),
)

FOLLOWS = (FollowOffer("volunteering.role", move),)
