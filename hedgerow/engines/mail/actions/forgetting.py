"""Forgetting what letters said."""

from __future__ import annotations

from datetime import date

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock

UNFINISHED = (State.WAITING, State.SENDING, State.PRINT)


def forget(today: date) -> str:
    """Nightly: erase the words and addresses of letters whose days are over; that they were sent, and when, stays.

    One that never went out by then fails: nobody can send it any more.
    """
    old = Outgoing.objects.filter(expires__lt=today, erased_at__isnull=True)
    old.filter(state__in=UNFINISHED).update(state=State.FAILED)
    gone = old.update(to="", name="", address="", subject="", letter={}, fault="", again_at=None, erased_at=clock.now())
    return f"the words of {gone} letters erased"
