"""Forms that anybody may send are counted, and too many are refused for the rest of the hour; and each form is taken once,
however often its button is pressed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from hedgerow.engines.throttle import actions, queries
from hedgerow.engines.throttle.queries import network_of
from hedgerow.engines.throttle.rules import next_hour, print_of
from hedgerow.engines.throttle.types import USUAL, Limit
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
WAIT, WAITS = 0.2, 25  # seconds, and how often: five seconds in all


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
    known = user is not None and user.is_authenticated and user.pk
    yield (f"user {known}" if known else network_of(request)), limit.an_hour
    if limit.field and request.POST.get(limit.field):
        yield f"{limit.field} {request.POST[limit.field].strip()[:300]}", limit.of_one


class OnceMiddleware:
    """Two clicks in a hurry, or a page sent again by a slow telephone, do once what the form does, without JavaScript too.

    What was sent from one showing of a page, with the same words, is answered as it was the first time: by going on to
    the same place. A form that led nowhere (a mistake in it, a failure) may be sent again as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        form = getattr(request, "form_print", "")
        if form:
            onward = response.headers.get("Location") or response.headers.get("HX-Redirect")
            if onward and len(onward) <= actions.MOST_LETTERS and response.status_code < HTTPStatus.BAD_REQUEST:
                actions.taken(form, onward=onward)
            else:
                actions.give_back(form)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the first through; wait for it with the others."""
        if request.method != "POST" or TOKEN not in request.POST:
            return None
        form = print_of(request.get_full_path(), chain(_said(request), _files(request)))
        if not actions.take(form):
            return again(request, form)
        request.form_print = form  # type: ignore[attr-defined]
        return None


def again(request: HttpRequest, form: str) -> HttpResponse:
    """The answer to a form that was sent before: where the first one led, as soon as that is known."""
    for _n in range(WAITS):
        onward = queries.onward(form)
        if onward:
            in_part = request.headers.get("HX-Request")
            return (
                HttpResponse(status=204, headers={"HX-Redirect": onward}) if in_part else HttpResponseRedirect(onward)
            )
        time.sleep(WAIT)
    return render(request, "throttle/under_way.html", status=409)


def _said(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        yield from ((name, str(value)) for value in values)


def _files(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, files in request.FILES.lists():
        yield from ((name, f"{file.name} {file.size}") for file in files)
