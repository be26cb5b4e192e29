"""Putting a question to residents, and closing it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.participation import rules
from hedgerow.participation.models import Conversation
from hedgerow.participation.permissions import check_team
from hedgerow.participation.types import Question
from hedgerow.spine.errors import InputError

ACTIVITY = "community-conversation"


@transaction.atomic
def add_question(*, by: User, question: Question, owner: User | None = None) -> Conversation:
    """A question as a draft; only our team sees it. Raises InputError where its days cannot be."""
    check_team(by)
    _check_days(question)
    made = Conversation.objects.create(**asdict(question), owner=owner or by)
    record(by=by, did="conversation.added", ref=made.ref)
    return made


@transaction.atomic
def change_question(*, by: User, conversation: Conversation, question: Question) -> Conversation:
    """Say it anew. Once it has been opened, the question itself and what can change stay as people answered them.

    Raises InputError where its days cannot be, or something is changed that people have answered.
    """
    check_team(by)
    _check_days(question)
    held = Conversation.objects.select_for_update().in_bulk([conversation.pk])[conversation.pk]
    fixed = ("question", "can_change", "cannot_change", "decided_by", "starts_on", "area")
    told = asdict(question)
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    if held.answered_at is not None:
        raise InputError(_("What was decided has been told. It stays as it is."))
    if held.state != State.DRAFT and set(changed) & set(fixed):
        raise InputError(_("People have read the question as it is. Only its description and its days may change now."))
    for name in changed:
        setattr(held, name, told[name])
    held.save(update_fields=changed)
    record(by=by, did="conversation.changed", ref=held.ref, fields=changed)
    return held


def _check_days(question: Question) -> None:
    wrong = rules.wrong_days(question)
    if wrong == "ends_on":
        raise InputError(_("It must end after it begins."))
    if wrong:
        raise InputError(_("What was decided can be told only after it has ended."))


@transaction.atomic
def open_question(*, by: User, conversation: Conversation) -> Conversation:
    """Show it to everybody, and take ideas from its first day on. Raises InputError where its last day has passed."""
    check_team(by)
    if conversation.ends_on is not None and conversation.ends_on < clock.today():
        raise InputError(_("Its last day has passed. Choose a later one first."))
    before = Conversation.objects.select_for_update().in_bulk([conversation.pk])[conversation.pk].state
    held = lifecycle.move(by=by, record=conversation, ref=conversation.ref, to=State.LIVE)
    if before == State.DRAFT:
        _write(by, held, "conversation.opened")
    return held


@transaction.atomic
def close_question(*, by: User | None, conversation: Conversation, why: Closing = Closing.HAND) -> Conversation:
    """Take no more ideas. By hand, its last day is today. Raises InputError for a draft: nobody has seen it."""
    held = Conversation.objects.select_for_update().in_bulk([conversation.pk])[conversation.pk]
    if held.state == State.CLOSED:
        return held
    if held.state == State.DRAFT:
        raise InputError(_("It has not been opened."))
    if why == Closing.HAND:
        held.ends_on = max(held.starts_on, clock.today())
        held.answer_by = max(held.answer_by, held.ends_on + timedelta(days=1))
        held.save(update_fields=["ends_on", "answer_by"])
    held = lifecycle.move(by=by, record=held, ref=held.ref, to=State.CLOSED, why=why)
    people = rules.contributors(held.ideas.values_list("email", flat=True))
    _write(by, held, "conversation.closed", people=people)
    return held


def _write(by: User | None, held: Conversation, act: str, *, people: int | None = None) -> None:
    where = Where(held.area, AreaBasis.BENEFITS) if held.area else Where()
    work = Work(
        activity=ACTIVITY, act=act, on=clock.today(), people=people, where=where, ref=str(held.ref), audience=Audience.PUBLIC
    )  # fmt: skip
    ledger.record(by=by, work=work)
