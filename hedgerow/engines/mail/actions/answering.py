"""What our team does with a message at the front door: answer it, make a to-do or a case of it, or leave it at that."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail.actions.writing import send
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.mail.types import Letter, OnwardOffer, Outcome
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

LONGEST_QUOTE = 2_000


@transaction.atomic
def answer(*, by: AbstractBaseUser, message: Incoming, words: str) -> Incoming:
    """Write back. Raises InputError where nothing is said, or a colleague has dealt with it already."""
    row = _held(message)
    said = words.strip()
    if not said:
        raise InputError(_("Write what they should read."))
    row.answers += 1
    row.save(update_fields=["answers"])
    quoted = "\n".join(f"> {line}" for line in row.text[:LONGEST_QUOTE].splitlines())
    paragraphs = tuple(part.strip() for part in said.split("\n\n") if part.strip())
    subject = row.subject if row.subject.lower().startswith("re:") else f"Re: {row.subject or _('your message')}"
    letter = Letter(subject=subject[:200], paragraphs=paragraphs, small=(_("You wrote:"), quoted) if quoted else ())
    send(
        key=f"front-door:{row.pk}:{row.answers}",
        letter=letter,
        to=row.sender,
        name=row.sender_name,
        about=row.own_ref,
    )
    return _done(by, row, Outcome.ANSWERED)


@transaction.atomic
def make_todo(*, by: AbstractBaseUser, message: Incoming, what: str) -> Incoming:
    """Somebody of our team will see to it: a to-do of whoever says so, due when an answer is. Raises InputError where
    nothing is said, or a colleague has dealt with it already."""
    row = _held(message)
    task = todo.add(by=by, what=what, due=row.answer_by, owner=by, ref=row.own_ref)
    row.ref = str(task.own_ref)
    row.save(update_fields=["ref"])
    return _done(by, row, Outcome.TODO)


@transaction.atomic
def take_onward(*, by: AbstractBaseUser, message: Incoming, offer: OnwardOffer) -> Incoming:
    """An app makes something of it. Raises InputError where a colleague has dealt with it already, or the app cannot."""
    row = _held(message)
    row.ref = offer.make(by, row)
    row.save(update_fields=["ref"])
    return _done(by, row, Outcome.ONWARD)


@transaction.atomic
def dismiss(*, by: AbstractBaseUser, message: Incoming) -> Incoming:
    """It needs nothing, or it could not be read and somebody has looked at it in the mailbox. Raises InputError where a
    colleague has dealt with it already."""
    return _done(by, _held(message, Outcome.WAITING, Outcome.ASIDE), Outcome.DISMISSED)


@transaction.atomic
def take_back(*, by: AbstractBaseUser, message: Incoming) -> Incoming:
    """Let it wait again: it was dealt with too soon. Raises InputError once its words are erased."""
    row = Incoming.objects.select_for_update().filter(pk=message.pk)[0]
    if row.outcome not in (Outcome.ANSWERED, Outcome.TODO, Outcome.DISMISSED) or row.erased_at:
        raise InputError(_("This message cannot wait again."))
    row.outcome, row.done_at, row.done_by = Outcome.WAITING, None, None
    row.save(update_fields=["outcome", "done_at", "done_by"])
    audit.record(by=by, did="message.waiting", ref=row.own_ref, fields=["outcome"])
    return row


def _held(message: Incoming, *outcomes: Outcome) -> Incoming:
    row = Incoming.objects.select_for_update().filter(pk=message.pk)[0]
    if row.outcome not in (outcomes or (Outcome.WAITING,)):
        raise InputError(_("Somebody has dealt with this message already."))
    return row


def _done(by: AbstractBaseUser, row: Incoming, outcome: Outcome) -> Incoming:
    row.outcome, row.done_at, row.done_by = outcome, clock.now(), by.pk
    row.save(update_fields=["outcome", "done_at", "done_by"])
    audit.record(by=by, did=f"message.{outcome}", ref=row.own_ref, fields=["outcome"])
    return row
