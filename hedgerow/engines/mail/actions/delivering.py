"""Delivering letters: marked before the attempt, so that whatever is killed when, none goes out twice."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django_tasks import task

from hedgerow.engines.mail import queries, rules
from hedgerow.engines.mail.actions.carrying import NotNow, Refused, Unsure, carry
from hedgerow.engines.mail.actions.composing import compose
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock

MOST_AT_ONCE = 200
log = logging.getLogger(__name__)


@task()
def deliver_letter(pk: int) -> str:
    """The task of the queue: deliver one letter, by its id."""
    return deliver(pk=pk)


def enqueue(pk: int, run_after: datetime | None = None) -> None:
    """Have a letter delivered by the worker, not before a moment if one is given."""
    deliver_letter.using(run_after=run_after).enqueue(pk)


def deliver(*, pk: int) -> str:
    """Deliver a letter that waits, and say how it stands then ("" where somebody else has it).

    Marked as being sent, and that committed, before the attempt: a worker that is killed leaves it so, for a person.
    """
    if not settings.HEDGEROW_DEMO and not queries.has_server():
        return str(State.WAITING)
    row = _claim(pk)
    return str(_attempt(row)) if row else ""


def deliver_waiting() -> str:
    """Deliver what waits and has no task any more: its worker was stopped, or there was no mail server yet."""
    if not settings.HEDGEROW_DEMO and not queries.has_server():
        return ""
    now = clock.now()
    stale = queries.waiting().filter(made_at__lt=now - rules.TOO_OLD, tries=0)
    stale.update(state=State.FAILED, fault=_("It waited a week for a mail server. Send it again if it still matters."))
    found = list(queries.unattended(now).values_list("pk", flat=True)[:MOST_AT_ONCE])
    done = [deliver(pk=pk) for pk in found]
    return f"{len(done)} letters that waited" if done else ""


def _claim(pk: int) -> Outgoing | None:
    """The right to send a letter, for exactly one of any number of workers: the condition holds for the first alone."""
    with transaction.atomic(durable=True):
        held = Outgoing.objects.filter(pk=pk, state=State.WAITING)
        now = clock.now()
        won = held.update(state=State.SENDING, tried_at=now, tries=F("tries") + 1, again_at=None, fault="")
    return Outgoing.objects.filter(pk=pk)[0] if won else None


def _attempt(row: Outgoing) -> State:
    letter = rules.letter_of(row.letter)
    if letter is None:
        return _settle(row, State.FAILED, fault=_("Its words have been erased."))
    if settings.HEDGEROW_DEMO:
        return _settle(row, State.KEPT, sent_at=clock.now())
    try:
        carry(compose(letter, key=row.key, to=row.to, name=row.name))
    except NotNow as error:
        return _later(row, str(error))
    except Refused as error:
        return _settle(row, State.FAILED, fault=str(error))
    except Unsure as error:
        log.warning("letter %s may or may not have been sent", row.pk)
        return _settle(row, State.SENDING, fault=str(error))
    # A code or a link has done its work once it is sent: what is kept is what others may read.
    kept = asdict(rules.without_secrets(letter))
    return _settle(row, State.SENT, sent_at=clock.now(), letter=kept)


def _later(row: Outgoing, fault: str) -> State:
    """Nothing was accepted: again in a while, or to a person when it was tried often enough."""
    again = rules.again_at(row.tries, clock.now())
    if again is None:
        return _settle(row, State.FAILED, fault=fault)
    state = _settle(row, State.WAITING, fault=fault, again_at=again)
    enqueue(row.pk, again)
    return state


def _settle(row: Outgoing, state: State, *, fault: str = "", **facts: object) -> State:
    fault = fault.replace(row.to, "…") if row.to else fault
    Outgoing.objects.filter(pk=row.pk, state=State.SENDING).update(state=state, fault=fault[:300], **facts)
    return state
