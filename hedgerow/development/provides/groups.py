"""What development shows of one group: what it asked us and how far that is, its health check and its plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.development.models import Case
from hedgerow.development.queries import cases_of
from hedgerow.development.queries.checks import last, owed, under_way
from hedgerow.development.queries.telling import asked, late_on
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.shell.templatetags.shell import plain_date

MOST = 5
LONG = 80


def team(group: int) -> Sequence[GroupLine]:
    """The open cases of a group, late ones first, and its health check, for our team."""
    today = clock.today()
    cases = sorted(_open(group), key=lambda case: late_on(case, today) is None)
    lines = [_line(case, reverse("development:case", args=[case.pk])) for case in cases[:MOST]]
    return [*lines, *_check(group)]


def own(group: int) -> Sequence[GroupLine]:
    """What the group asked and is not done, as it reads it, and its health check."""
    lines = [_line(case, reverse("development:help", args=[group])) for case in _open(group)[:MOST]]
    return [*lines, *_check(group)]


def steps(group: int, today: date) -> Sequence[GroupStep]:
    """A health check that was begun, and what of its plan the group does itself and is due."""
    found: list[GroupStep] = []
    going = under_way(Organisation(pk=group))
    if going is not None:
        url = reverse("development:health_check", args=[group])
        found.append(GroupStep(_("Go on with your health check"), _("What you answered is kept."), url))
    for each in owed([group], today)[:MOST]:
        why = _("In your plan, by %(day)s.") % {"day": plain_date(each.task.due)} if each.task.due else ""
        found.append(GroupStep(each.task.what, why, reverse("development:plan", args=[group])))
    return found


def _check(group: int) -> list[GroupLine]:
    """The health check that is under way, or the last one."""
    url, held = reverse("development:health_check", args=[group]), last(Organisation(pk=group))
    if held is None:
        return []
    if held.finished_at is None:
        return [GroupLine(_("Health check"), url, _("under way"), "calm", clock.day_of(held.started_at))]
    words = _("plan agreed") if held.agreed_on else _("no plan yet")
    return [
        GroupLine(_("Health check"), url, words, "leaf" if held.agreed_on else "warn", clock.day_of(held.finished_at))
    ]


def _open(group: int) -> list[Case]:
    return [case for case in cases_of(Organisation(pk=group))[: 2 * MOST] if not case.is_closed]


def _line(case: Case, url: str) -> GroupLine:
    told = asked([case])[0]
    return GroupLine(
        Truncator(" ".join(case.words.split())).chars(LONG), url, told.words, told.tone, clock.day_of(case.asked_at)
    )


GROUPS = (
    GroupOffer(
        "development.cases",
        gettext_lazy("Help and health check"),
        "hands",
        team,
        own,
        steps,
        lambda group: reverse("development:help", args=[group]),
    ),
)
