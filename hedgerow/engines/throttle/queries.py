"""How often somebody has tried this hour."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from hedgerow.engines.throttle.models import Attempts, Sent
from hedgerow.engines.throttle.rules import hashed, hour_of, network
from hedgerow.kernel import clock


def address_of(request: HttpRequest) -> str:
    """The internet address that a request came from, as the server before us wrote it where we trust one."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def network_of(request: HttpRequest) -> str:
    """The network that a request came from, as far as it can be told apart: see `rules.network`."""
    return network(address_of(request))


def times(*, what: str, who: str) -> int:
    """Attempts within this hour."""
    hour = hour_of(clock.now())
    key = hashed(who, hour=hour, key=settings.SECRET_KEY)
    return sum(Attempts.objects.filter(what=what, who=key, hour=hour).values_list("times", flat=True))


def onward(form: str) -> str:
    """Where a form with this print led, or nothing while it is under way."""
    return "".join(Sent.objects.filter(print=form).values_list("onward", flat=True))
