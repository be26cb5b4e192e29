"""How far a question or a promise is, in a word with its tone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.bodies.types import BodyLine
from hedgerow.bridge import rules
from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.types import Kept, Side, State
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.wording import us
from hedgerow.shell.templatetags.shell import plain_date

TONES = {
    State.DRAFT: "",
    State.WITH_US: "accent",
    State.OPEN: "leaf",
    State.CLOSED: "warn",
    State.ANSWERED: "leaf",
    State.WITHDRAWN: "calm",
}
SHORT = {State.WITH_US: gettext_lazy("to be checked"), State.ANSWERED: gettext_lazy("outcome told")}
KEPT_TONES = {Kept.OPEN: "", Kept.KEPT: "leaf", Kept.PARTLY: "warn", Kept.BROKEN: "late", Kept.WITHDRAWN: "calm"}


def now(organisation: Organisation) -> Organisation:
    """An organisation as it is recorded now."""
    return organisation.now


def asker(question: Question) -> str:
    """Who asks: the body, with its department."""
    name = now(question.body).name
    return f"{name}, {question.department.name}" if question.department else name


def standing(question: Question, today: date) -> str:
    """How far a question is, in a line."""
    late = rules.days_late(question.answer_by, today) if question.is_owed() else 0
    if late:
        return ngettext("one day late to say what came of it", "%(n)d days late to say what came of it", late) % {
            "n": late
        }
    day = {"close": plain_date(question.closes_on), "due": plain_date(question.answer_by)}
    if question.is_open(today):
        return _("groups answer until %(close)s") % day
    if question.is_owed():
        return _("what came of it is said by %(due)s") % day
    return str(question.get_state_display())


def short_standing(question: Question, today: date) -> str:
    """The same in a list, which says the days beside it."""
    late = rules.days_late(question.answer_by, today) if question.is_owed() else 0
    if late:
        return ngettext("one day late", "%(n)d days late", late) % {"n": late}
    if question.is_open(today):
        return _("groups answer")
    return (
        _("outcome owed") if question.is_owed() else str(SHORT.get(State(question.state)) or standing(question, today))
    )


def tone(question: Question, today: date) -> str:
    """The colour of how far a question is."""
    if question.is_owed() and rules.days_late(question.answer_by, today):
        return "late"
    return TONES[State(question.state)]


def question_line(question: Question, today: date) -> BodyLine:
    """A question on the page of its body."""
    url = reverse("bridge:question", args=[question.pk])
    return BodyLine(
        question.title, url, standing(question, today), tone(question, today), question.answer_by, question.office_id
    )


def promise_tone(promise: Promise, today: date) -> str:
    """The colour of what became of a promise."""
    return "late" if promise.is_late(today) else KEPT_TONES[Kept(promise.state)]


def promise_standing(promise: Promise, today: date) -> str:
    """What became of a promise, in a word or two."""
    if promise.is_late(today) and promise.due:
        days = (today - promise.due).days
        return ngettext("one day late", "%(n)d days late", days) % {"n": days}
    return str(promise.get_state_display())


def promise_line(promise: Promise, today: date, ours: Callable[[], str] = us) -> BodyLine:
    """A promise on the page of its body, for our team: what the body says of it waits for us to confirm."""
    url = reverse("bridge:promise", args=[promise.pk])
    words = f"{sides(promise, ours)}: {promise.words}"
    if promise.proposed:
        said = _("they say: %(state)s") % {"state": promise.get_proposed_display()}
        return BodyLine(words, url, said, "accent", promise.due, promise.office_id)
    return BodyLine(
        words, url, promise_standing(promise, today), promise_tone(promise, today), promise.due, promise.office_id
    )


def promise_lines(promises: Iterable[Promise], today: date) -> list[BodyLine]:
    """Promises on a page, what we are called looked up once."""
    ours = cache(us)
    return [promise_line(one, today, ours) for one in promises]


def side(promise: Promise, which: str, ours: Callable[[], str] = us) -> str:
    """Who one side of a promise is, by name. `ours` says what we are called: a list looks that up once."""
    if which == Side.BODY and promise.body:
        return now(promise.body).name
    if which == Side.SECTOR:
        return now(promise.group).name if promise.group else _("groups")
    return ours()


def sides(promise: Promise, ours: Callable[[], str] = us) -> str:
    """Who promised whom."""
    told = {"one": side(promise, promise.promiser, ours), "other": side(promise, promise.promisee, ours)}
    return _("%(one)s to %(other)s") % told
