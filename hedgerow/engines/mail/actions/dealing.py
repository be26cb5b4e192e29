"""What a person does with a letter: send it again, say that it has gone, print it instead, say that it was posted."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import rules
from hedgerow.engines.mail.actions.delivering import enqueue
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError


@transaction.atomic
def send_again(*, by: AbstractBaseUser, letter: Outgoing) -> Outgoing:
    """Send once more what failed or was left in the middle. Raises InputError where it is neither."""
    row = _stuck(letter)
    if not row.letter or not row.to:
        raise InputError(_("There is nothing left of this letter to send."))
    _change(by, row, State.WAITING, tries=0, again_at=None, fault="")
    enqueue(row.pk)
    return row


@transaction.atomic
def mark_sent(*, by: AbstractBaseUser, letter: Outgoing) -> Outgoing:
    """Somebody made sure that a letter has arrived. Raises InputError where nobody need."""
    return _change(by, _stuck(letter), State.SENT, sent_at=clock.now())


@transaction.atomic
def print_instead(*, by: AbstractBaseUser, letter: Outgoing) -> Outgoing:
    """Post it. Raises InputError for a letter that lets its reader in: that is for their own inbox alone."""
    row = _stuck(letter)
    said = rules.letter_of(row.letter)
    if said is None or rules.is_secret(said):
        raise InputError(_("This letter lets one person in, so it is not printed. Ask them for another address."))
    return _change(by, row, State.PRINT, fault="")


@transaction.atomic
def mark_printed(*, by: AbstractBaseUser, letters: Iterable[int]) -> int:
    """Letters were printed and posted, by their ids. Says how many; what was not to be printed stays as it is."""
    rows = list(Outgoing.objects.select_for_update().filter(pk__in=list(letters), state=State.PRINT))
    Outgoing.objects.filter(pk__in=[row.pk for row in rows]).update(state=State.PRINTED, sent_at=clock.now())
    for row in rows:
        audit.record(by=by, did="letter.printed", ref=row.ref, fields=["state"])
    return len(rows)


def _stuck(letter: Outgoing) -> Outgoing:
    row = Outgoing.objects.select_for_update().filter(pk=letter.pk)[0]
    left = row.state == State.SENDING and row.tried_at and row.tried_at < clock.now() - rules.LEFT_AFTER
    if row.state != State.FAILED and not left:
        raise InputError(_("This letter is not stuck any more. Look at it again."))
    return row


def _change(by: AbstractBaseUser, row: Outgoing, state: State, **facts: object) -> Outgoing:
    row.state = state
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *facts])
    audit.record(by=by, did=f"letter.{state}", ref=row.ref, fields=["state"])
    return row
