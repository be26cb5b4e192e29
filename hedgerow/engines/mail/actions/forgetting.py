"""Forgetting what letters said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock

UNFINISHED = (State.WAITING, State.SENDING, State.PRINT)


def forget(today: date) -> str:
    """Nightly: erase the words and addresses of letters whose days are over; that they were sent, and when, stays.

    One that never went out by then fails: nobody can send it any more.
    """
    return f"the words of {_forget(Outgoing.objects.filter(expires__lt=today, erased_at__isnull=True))} letters erased"


def erase(keys: Sequence[Any]) -> None:
    """The person to whom these letters go, or went, is erased: so are their words, and none of them goes out any more."""
    _forget(Outgoing.objects.filter(pk__in=keys), person="")


def _forget(letters: QuerySet[Outgoing], **more: str) -> int:
    letters.filter(state__in=UNFINISHED).update(state=State.FAILED)
    return letters.update(
        to="", name="", address="", subject="", letter={}, fault="", again_at=None, erased_at=clock.now(), **more
    )
