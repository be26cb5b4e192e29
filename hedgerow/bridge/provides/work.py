"""What waits for our team, what is done each night, and what is written into the record of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.bridge import actions
from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.permissions import can_keep
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as question_queries
from hedgerow.bridge.types import Kept, Side, State
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period
from hedgerow.ledger.types import Act

MOST = 20
ACTS = (
    Act("question.sent", gettext_lazy("Questions of public bodies put to groups")),
    Act("question.answered", gettext_lazy("Answers that groups gave to public bodies")),
    Act("question.outcome", gettext_lazy("Questions whose body said what came of them")),
    Act("question.unanswered", gettext_lazy("Questions whose body did not say in time what came of them"), unmet=True),
    Act("promise.made", gettext_lazy("Promises written down")),
    Act("promise.kept", gettext_lazy("Promises kept")),
    Act("promise.partly", gettext_lazy("Promises kept in part")),
    Act("promise.broken", gettext_lazy("Promises broken"), unmet=True),
)


def due(user: Any, today: date) -> Iterator[Due]:
    """What waits for somebody of our team."""
    if not can_keep(user):
        return
    yield from _to_check()
    yield from _owed(today)
    yield from _proposed()
    yield from _overdue(today)


def _to_check() -> Iterator[Due]:
    rows = question_queries.questions().filter(state=State.WITH_US).order_by("sent_at", "pk")
    for one in rows[:MOST]:
        came = clock.day_of(one.sent_at) if one.sent_at else clock.day_of(one.made_at)
        yield _due(_("Check what %(body)s asks") % {"body": one.body.name}, answer_by(came), one)


def _owed(today: date) -> Iterator[Due]:
    """Questions of which a body owes the outcome, and has not said it by its day; and those whose officer has left."""
    late = question_queries.questions().filter(question_queries.late_when(today)).order_by("answer_by", "pk")
    for one in late[:MOST]:
        yield _due(_("Hear from %(body)s what came of it") % {"body": one.body.name}, one.answer_by, one)
    left = question_queries.questions().filter(state__in=(State.OPEN, State.CLOSED), office__until__lte=today)
    for one in left.exclude(answer_by__lt=today).order_by("answer_by", "pk")[:MOST]:
        yield _due(_("Ask %(body)s who looks after it now") % {"body": one.body.name}, one.answer_by, one)


def _due(what: str, day: date, one: Question) -> Due:
    url = reverse("bridge:question", args=[one.pk])
    return Due(what, day, str(one.ref), url, about=one.title)


def _proposed() -> Iterator[Due]:
    for one in promise_queries.proposals()[:MOST]:
        came = clock.day_of(one.proposed_at) if one.proposed_at else one.made_on
        yield _promised(_("Confirm what became of a promise"), answer_by(came), one)


def _overdue(today: date) -> Iterator[Due]:
    rows = promise_queries.promises().filter(promise_queries.late_when(today), proposed="")
    for one in rows.order_by("due", "pk")[:MOST]:
        ours = one.promiser == Side.US
        yield _promised(_("Keep our promise") if ours else _("Ask what became of a promise"), one.due, one)
    for one in list(promise_queries.needing_others(today))[:MOST]:
        if not one.is_late(today):
            words = _("Ask who looks after a promise now: the officer has left")
            yield _promised(words, one.due, one)


def _promised(what: str, day: date | None, one: Promise) -> Due:
    return Due(what, day, str(one.ref), reverse("bridge:promise", args=[one.pk]), about=one.words)


def told_in_time(period: Period) -> Condition:
    """Of the questions whose day fell into a period: how many bodies said by then what came of them."""
    rows = Question.objects.filter(answer_by__range=(period.start, period.end), opened_at__isnull=False)
    rows = rows.exclude(state=State.WITHDRAWN)
    days = [(one, clock.day_of(at) if at else None) for one, at in rows.values_list("answer_by", "answered_at")]
    good = sum(said is not None and said <= by for by, said in days)
    return Condition(good, len(days)) if days else Condition(None)


def kept_by_bodies(period: Period) -> Condition:
    """Of the promises of public bodies that were due in a period or settled in it: how many were kept."""
    rows = Promise.objects.filter(promiser=Side.BODY).exclude(state=Kept.WITHDRAWN)
    settled = rows.filter(settled_on__range=(period.start, period.end))
    passed = rows.filter(state=Kept.OPEN, due__range=(period.start, period.end), due__lt=period.end)
    total = settled.count() + passed.count()
    return Condition(settled.filter(state=Kept.KEPT).count(), total) if total else Condition(None)


TODO = (TodoOffer("bridge", due),)
REGULAR = (RegularJob("bridge.asking", 60, actions.tell_waiting),)
NIGHTLY = (
    NightlyJob("bridge.close", actions.close_past),
    NightlyJob("bridge.remind_groups", actions.remind_groups),
    NightlyJob("bridge.remind_bodies", actions.remind_bodies),
    NightlyJob("bridge.unanswered", actions.write_off),
)
CONDITIONS = (
    ConditionOffer(
        "questions-told",
        gettext_lazy("Questions whose body said in time what came of them"),
        gettext_lazy(
            "Of the questions to groups whose day fell into these days, those that were answered for by then."
        ),
        told_in_time,
        Strengthens.RELATIONSHIPS,
    ),
    ConditionOffer(
        "promises-kept",
        gettext_lazy("Promises of public bodies that were kept"),
        gettext_lazy("Of the promises that were settled or fell due in these days, those that were kept in full."),
        kept_by_bodies,
        Strengthens.RELATIONSHIPS,
    ),
)
