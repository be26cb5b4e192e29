"""A question closes, its body says what came of it, or is late to."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bridge import rules
from hedgerow.bridge.actions.letters import remind_body, tell_answered
from hedgerow.bridge.actions.recording import tell_record
from hedgerow.bridge.actions.writing import held_question
from hedgerow.bridge.models import Question
from hedgerow.bridge.queries.questions import late_when, questions
from hedgerow.bridge.types import State
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

LONGEST = 2000


@transaction.atomic
def say_outcome(*, by: User | None, question: Question, heard: str, did: str = "", why_not: str = "") -> Question:
    """The body says what it heard, and what it does or why not. Groups that answered are told, once; said again, it
    is put right without another letter. One entry in the record of work.

    Raises InputError where it is not closed yet, or says nothing of what is done.
    """
    held, today = held_question(question), clock.today()
    if held.state == State.OPEN and today <= held.closes_on:
        raise InputError(_("Groups are still answering."))
    if not rules.can_move(held.state, State.ANSWERED):
        raise InputError(_("Groups were not asked this."))
    told = {"heard": heard.strip(), "did": did.strip(), "why_not": why_not.strip()}
    _check(told)
    first = held.state != State.ANSWERED
    for name, value in told.items():
        setattr(held, name, value)
    if first:
        held.state, held.answered_at, held.answered_by = State.ANSWERED, clock.now(), by.pk if by else None
        held.closed_at = held.closed_at or clock.now()
    held.save(update_fields=[*told, "state", "answered_at", "answered_by", "closed_at"])
    audit.record(by=by, did="question.outcome", ref=held.ref, fields=list(told))
    if first:
        tell_record(by, held, "question.outcome")
        tell_answered(held)
    return held


def _check(told: dict[str, str]) -> None:
    if not told["heard"]:
        raise InputError(_("Say what you heard."))
    if not (told["did"] or told["why_not"]):
        raise InputError(_("Say what you do with it, or why you do nothing."))
    if any(len(text) > LONGEST for text in told.values()):
        raise InputError(_("Say each in up to 2,000 letters."))


@transaction.atomic
def close_question(*, by: User | None, question: Question) -> Question:
    """No more answers. Raises InputError where it is not open, or groups were promised more time."""
    held = held_question(question)
    if held.state != State.OPEN:
        raise InputError(_("It is not open."))
    if clock.today() <= held.closes_on:
        raise InputError(_("Groups were told that they have until %(day)s.") % {"day": f"{held.closes_on:%d.%m.%Y}"})
    held.state, held.closed_at = State.CLOSED, clock.now()
    held.save(update_fields=["state", "closed_at"])
    audit.record(by=by, did="question.closed", ref=held.ref, fields=["state"])
    return held


def close_past(today: date) -> str:
    """Nightly: questions whose last day has passed are closed."""
    past = list(Question.objects.filter(state=State.OPEN, closes_on__lt=today).order_by("pk"))
    for question in past:
        close_question(by=None, question=question)
    return f"{len(past)} questions closed"


def remind_bodies(today: date) -> str:
    """Nightly: bodies that owe what came of a question are reminded a week before, on the day, and each fortnight after."""
    owed = questions().filter(state=State.CLOSED, answer_by__lte=today + rules.REMIND_BEFORE)
    count = 0
    for question in owed:
        with transaction.atomic():
            count += remind_body(question, rules.reminder(question.answer_by, today), today)
    return f"{count} letters to officers"


def write_off(today: date) -> str:
    """Nightly: that a body did not say what came of a question by its day is written down, once."""
    late = list(questions().filter(late_when(today), written_off_on__isnull=True).order_by("pk"))
    for question in late:
        with transaction.atomic():
            claimed = Question.objects.filter(pk=question.pk, written_off_on__isnull=True, answered_at__isnull=True)
            if claimed.update(written_off_on=today):
                tell_record(None, question, "question.unanswered", unmet=True)
    return f"{len(late)} questions without a word"
