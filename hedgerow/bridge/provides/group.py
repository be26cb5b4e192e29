"""Questions to a group and promises with it: on its page for our team, and in its own space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.bridge.models import Promise
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as question_queries
from hedgerow.bridge.types import Kept
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.shell.templatetags.shell import plain_date

MOST = 5


def team(pk: int) -> Sequence[GroupLine]:
    """Questions that it has not answered, and open promises with it, for our team."""
    today = clock.today()
    waiting = [
        GroupLine(one.title, reverse("bridge:question", args=[one.pk]), _("not answered"), "warn", one.closes_on)
        for one in question_queries.waiting_for(Organisation(pk=pk), today)[:MOST]
    ]
    promised = promise_queries.of_group(Organisation(pk=pk)).filter(state=Kept.OPEN)[:MOST]
    return [*waiting, *(_promise(one, "bridge:promise", today) for one in promised)][:MOST]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group opens them: promises only as far as everybody reads them."""
    today = clock.today()
    waiting = [
        GroupLine(
            one.title, reverse("bridge:group_question", args=[pk, one.pk]), _("not answered"), "warn", one.closes_on
        )
        for one in question_queries.waiting_for(Organisation(pk=pk), today)[:MOST]
    ]
    promised = promise_queries.of_group(Organisation(pk=pk)).filter(state=Kept.OPEN, public=True)[:MOST]
    return [*waiting, *(_promise(one, "bridge:public_promise", today) for one in promised)][:MOST]


def _promise(one: Promise, address: str, today: date) -> GroupLine:
    late = one.is_late(today)
    words, url = one.words, reverse(address, args=[one.pk])
    tone, state = ("late", _("late")) if late else ("", _("promised"))
    return GroupLine(words, url, state, tone, one.due)


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Questions that wait for the group's answer."""
    rows = question_queries.waiting_for(Organisation(pk=pk), today)[:MOST]
    why = _("%(body)s asks, and has promised to say what came of it. Answers are wanted by %(day)s.")
    return [
        GroupStep(
            _("Answer: %(title)s") % {"title": one.title},
            why % {"body": one.body.name, "day": plain_date(one.closes_on)},
            reverse("bridge:group_question", args=[pk, one.pk]),
        )
        for one in rows
    ]


GROUPS = (
    GroupOffer(
        "questions",
        gettext_lazy("Questions and promises"),
        "voice",
        team,
        own,
        steps,
        lambda pk: reverse("bridge:to_group", args=[pk]),
    ),
)
