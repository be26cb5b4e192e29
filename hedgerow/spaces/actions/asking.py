"""A group asks for help; somebody here takes it; it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.engines.audit.actions import record
from hedgerow.engines.throttle import actions as throttle
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo import queries as todos
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.types import How
from hedgerow.spaces.models import Ask
from hedgerow.spaces.permissions import check_ask_for
from hedgerow.spine.errors import InputError

MOST_AN_HOUR = 10
ERASED = "–"


@transaction.atomic
def ask(*, by: User, organisation: Organisation, about: str, reach: str, how: How | str = How.WEB) -> Ask:
    """A group asks for help; we answer within five working days. Our team writes down what was said by telephone or on
    paper (`how`). Raises InputError where a field is empty, or after ten within an hour."""
    check_ask_for(by, organisation)
    told, where = about.strip()[:1000], " ".join(reach.split())[:200]
    if not told or not where:
        raise InputError(_("Say what it is about, and how we can reach you."))
    if throttle.count(what="spaces.ask", who=str(by.pk)) > MOST_AN_HOUR:
        raise InputError(_("That is a lot at once. Please telephone us, or come back in an hour."))
    own = can_act_for(by, organisation)
    made = Ask.objects.create(
        organisation=organisation,
        about=told,
        reach=where,
        by=by if own else None,
        recorded_by=None if own else by.pk,
        how=How.WEB if own else How(how),
        due_on=answer_by(clock.today()),
    )
    record(by=by, did="ask.made", ref=organisation.ref, fields=["about", "reach"])
    return made


@transaction.atomic
def take(*, by: User, ask: Ask) -> Ask:
    """Somebody of our team answers it: the group sees who, and it stands among that worker's to-dos.

    Raises InputError where a colleague has taken it a moment ago.
    """
    check_open(by, Audience.WORKER)
    held = _open(ask)
    if held.taken_by_id == by.pk:
        return held
    if held.taken_by_id is not None:
        raise InputError(_("A colleague is on it already."))
    held.taken_at, held.taken_by = clock.now(), by
    held.save(update_fields=["taken_at", "taken_by"])
    todo.add(by=by, owner=by, what=_("Answer an ask for help"), due=held.due_on, ref=held.ref)
    record(by=by, did="ask.taken", ref=held.ref, fields=["taken_by"])
    return held


@transaction.atomic
def finish(*, by: User, ask: Ask, answer: str) -> Ask:
    """It is done, and the group reads what came of it. Raises InputError where nothing is said."""
    check_open(by, Audience.WORKER)
    held, told = _open(ask), answer.strip()[:1000]
    if not told:
        raise InputError(_("Say in a sentence what came of it: the group reads it."))
    held.done_at, held.answer = clock.now(), told
    held.taken_at, held.taken_by = held.taken_at or held.done_at, held.taken_by or by
    held.save(update_fields=["done_at", "answer", "taken_at", "taken_by"])
    for task in todos.about(held.ref).filter(done_at__isnull=True):
        todo.finish(by=by, task=task)
    record(by=by, did="ask.done", ref=held.ref, fields=["answer"])
    return held


def erase(keys: Sequence[Any]) -> None:
    """Empty what asks say of somebody; that a group asked, and when it was answered, stays."""
    Ask.objects.filter(pk__in=list(keys)).update(about=ERASED, reach="", answer="", by=None)


def remove(keys: Sequence[Any]) -> None:
    """Remove asks that were done long ago."""
    Ask.objects.filter(pk__in=list(keys)).delete()


def _open(ask: Ask) -> Ask:
    held = (
        Ask.objects.select_for_update(of=("self",)).select_related("organisation", "taken_by").in_bulk([ask.pk])[ask.pk]
    )
    if held.done_at is not None:
        raise InputError(_("This is done already."))
    return held
