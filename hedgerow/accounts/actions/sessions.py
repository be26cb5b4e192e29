"""Wrong passwords counted, and sign-ins that have run out forgotten."""

from __future__ import annotations

from datetime import date

from django.contrib.sessions.models import Session

from hedgerow.accounts import queries
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock


def count_wrong_password(*, email: str, address: str) -> None:
    """Somebody tried a wrong password for an account (which may not exist) from an internet address."""
    throttle.count(what=queries.WRONG_PASSWORD, who=f"{email} {address}")
    throttle.count(what=queries.WRONG_PASSWORD, who=email)


def forgive_wrong_passwords(*, email: str, address: str) -> None:
    """They got it right."""
    throttle.forgive(what=queries.WRONG_PASSWORD, who=f"{email} {address}")


def forget_sessions(today: date) -> str:
    """Nightly: remove sign-ins that have run out."""
    gone, _kinds = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return f"{gone} old sign-ins removed"
