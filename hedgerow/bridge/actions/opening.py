"""Putting a question to groups: who is asked is settled once, and each is told once, whatever is killed when."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from hedgerow.accounts.models import User
from hedgerow.bodies.queries import addressees
from hedgerow.bridge import rules
from hedgerow.bridge.actions.letters import ask_group, tell_asker
from hedgerow.bridge.actions.recording import tell_record
from hedgerow.bridge.actions.writing import held_question
from hedgerow.bridge.models import Answer, Asked, Question
from hedgerow.bridge.queries.audience import groups
from hedgerow.bridge.types import State
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

AT_ONCE = 100
BATCH = 1000


@transaction.atomic
def open_question(*, by: User | None, question: Question) -> Question:
    """Our team has checked a question: it is put to its groups. One entry in the record of work.

    Raises InputError where it was opened already, nobody would be asked, or groups would have less than a week.
    """
    held = held_question(question)
    if not rules.can_move(held.state, State.OPEN):
        raise InputError(_("Groups have it already, or it was taken back."))
    rules.check_dates(held.closes_on, held.answer_by, clock.today())
    pks = list(groups(held.whom_asked).order_by("pk").values_list("pk", flat=True))
    if not pks:
        raise InputError(_("No group is like that. Choose more widely whom to ask."))
    now = clock.now()
    held.state, held.opened_at, held.asked_at, held.reason = State.OPEN, now, now, ""
    held.save(update_fields=["state", "opened_at", "asked_at", "reason"])
    Asked.objects.bulk_create([Asked(question=held, organisation_id=pk) for pk in pks], BATCH)
    audit.record(by=by, did="question.opened", ref=held.ref, fields=["state"])
    tell_record(by, held, "question.sent")
    tell_asker(held, "open")
    tell_groups.enqueue(held.pk)
    return held


@task()
def tell_groups(pk: int) -> str:
    """The task of the queue: the letters of one question, by its id."""
    return f"{tell_asked(pk)} groups told"


def tell_waiting() -> str:
    """Go on with letters whose worker was stopped in the middle."""
    waiting = Asked.objects.filter(told_at__isnull=True, own=False, question__state=State.OPEN)
    pks = list(waiting.order_by().values_list("question", flat=True).distinct())
    return f"{sum(tell_asked(pk) for pk in pks)} groups told" if pks else ""


def tell_asked(pk: int) -> int:
    """Write to every group of a question that has not been told yet, some at a time. How many were told."""
    question = Question.objects.select_related("body", "department").filter(pk=pk, state=State.OPEN).first()
    count = 0
    while question and (rows := list(_untold(pk).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])):
        count += _tell(question, rows)
    return count


def _untold(pk: int) -> Asked.objects.__class__:  # type: ignore[name-defined]
    return Asked.objects.filter(question=pk, told_at__isnull=True, own=False)


@transaction.atomic
def _tell(question: Question, rows: list[int]) -> int:
    held = list(Asked.objects.select_for_update().filter(pk__in=rows, told_at__isnull=True))
    found = addressees([one.organisation_id for one in held])
    for one in held:
        ask_group(question, one.organisation_id, found.get(one.organisation_id, []), again=False)
    Asked.objects.filter(pk__in=[one.pk for one in held]).update(told_at=clock.now())
    return len(held)


def remind_groups(today: date) -> str:
    """Nightly: groups that have not answered are reminded once, a week before the last day."""
    soon = Question.objects.filter(
        state=State.OPEN, closes_on__gte=today, closes_on__lte=today + rules.REMIND_BEFORE
    ).select_related("body", "department")
    count = 0
    for question in soon:
        # A question that was open for little more than a week has been asked just now.
        if question.opened_at and (question.closes_on - clock.day_of(question.opened_at)) > rules.FORTNIGHT:
            count += _remind(question)
    return f"{count} groups reminded"


def _remind(question: Question) -> int:
    given = Answer.objects.filter(question=question).values("organisation")
    owed = Asked.objects.filter(question=question, reminded_at__isnull=True, told_at__isnull=False, own=False)
    count = 0
    while rows := list(owed.exclude(organisation__in=given).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            held = list(Asked.objects.select_for_update().filter(pk__in=rows, reminded_at__isnull=True))
            found = addressees([one.organisation_id for one in held])
            for one in held:
                ask_group(question, one.organisation_id, found.get(one.organisation_id, []), again=True)
            Asked.objects.filter(pk__in=[one.pk for one in held]).update(reminded_at=clock.now())
            count += len(held)
    return count
