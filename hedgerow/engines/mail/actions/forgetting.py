"""Forgetting what letters and messages said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.types import Outcome, State
from hedgerow.kernel import clock

UNFINISHED = (State.WAITING, State.SENDING, State.PRINT)


def forget(today: date) -> str:
    """Nightly: erase the words and addresses of letters and messages whose days are over; that they were, and when, stays.

    A letter that never went out by then fails: nobody can send it any more.
    """
    letters = _forget(Outgoing.objects.filter(expires__lt=today, erased_at__isnull=True))
    messages = _forget_messages(Incoming.objects.filter(expires__lt=today, erased_at__isnull=True))
    return f"the words of {letters} letters and {messages} messages erased"


def erase_incoming(keys: Sequence[Any]) -> None:
    """Whoever wrote these messages is erased: so are their words. That a message was read stays, or it would be again."""
    _forget_messages(Incoming.objects.filter(pk__in=keys))


def _forget_messages(messages: QuerySet[Incoming]) -> int:
    messages.filter(outcome=Outcome.WAITING).update(outcome=Outcome.DISMISSED)
    return messages.update(source="", sender="", sender_name="", subject="", text="", files=[], erased_at=clock.now())


def erase(keys: Sequence[Any]) -> None:
    """The person to whom these letters go, or went, is erased: so are their words, and none of them goes out any more."""
    _forget(Outgoing.objects.filter(pk__in=keys), person="")


def _forget(letters: QuerySet[Outgoing], **more: str) -> int:
    letters.filter(state__in=UNFINISHED).update(state=State.FAILED)
    return letters.update(
        to="", name="", address="", subject="", letter={}, fault="", again_at=None, erased_at=clock.now(), **more
    )
