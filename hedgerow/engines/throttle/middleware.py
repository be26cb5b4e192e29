"""Forms that anybody may send are counted, and too many are refused for the rest of the hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from hedgerow.engines.throttle import actions
from hedgerow.engines.throttle.queries import network_of
from hedgerow.engines.throttle.rules import next_hour
from hedgerow.engines.throttle.types import USUAL, Limit
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class LimitMiddleware(MiddlewareMixin):
    """Hold every view to the limit that it declares (`types.limited`); one open to anyone that declares none, to the usual."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        limit = limit_of(view)
        if request.method in SAFE or limit is None or not is_over(request, view, limit):
            return None
        again = next_hour(clock.now())
        answer = render(request, "throttle/too_many.html", {"again": again}, status=429)
        answer["Retry-After"] = str(int((again - clock.now()).total_seconds()))
        return answer


def limit_of(view: Callable[..., Any]) -> Limit | None:
    """The limit that a view is held to, or None where nobody can send it anything without signing in."""
    usual = USUAL if getattr(view, "audience", None) == Audience.ANYONE else None
    limit: Limit | None = getattr(view, "limit", usual)
    return None if limit and limit.because else limit


def is_over(request: HttpRequest, view: Callable[..., Any], limit: Limit) -> bool:
    """Count this post, and say whether it is one too many."""
    name = getattr(view, "view_class", view).__name__
    what = f"{view.__module__.removeprefix('hedgerow.')}.{name}"[-40:]
    return any(actions.count(what=what, who=who) > most for who, most in _counted(request, limit))


def _counted(request: HttpRequest, limit: Limit) -> Iterator[tuple[str, int]]:
    """Who is counted, and how many each may send."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    yield (f"user {user.pk}" if known else network_of(request)), limit.an_hour
    if limit.field and request.POST.get(limit.field):
        yield f"{limit.field} {request.POST[limit.field].strip()[:300]}", limit.of_one
