"""What no page is asked to understand, and what no page of somebody's own may leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

ZERO = "\0"
MOST_BYTES = 30 * 1024 * 1024  # the largest file that any form takes has 10 MB


class PlainTextMiddleware(MiddlewareMixin):
    """Refuse a request with a zero byte in its address, parameters or fields: nobody types one, and PostgreSQL keeps none.
    And one that is larger than anything we take, before a word of it is read."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """The page that says so, for what says of itself that it is too large; what says nothing is not read at all."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isascii() or not length.isdigit() or int(length[:18]) > MOST_BYTES:
            return render(request, "400.html", status=413)
        return None

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Raise BadRequest for it, when the request is known to come from our own form."""
        if any(ZERO in text for text in chain([request.path_info], _texts((request.GET, request.POST)))):
            raise BadRequest


def _texts(given: Iterable[QueryDict]) -> Iterator[str]:
    """Every name and every value."""
    for each in given:
        for name, values in each.lists():
            yield from (name, *map(str, values))


class PrivateMiddleware(MiddlewareMixin):
    """A page made for somebody who is signed in is kept by no browser and no server between; no page asks the device for
    anything (`settings.PERMISSIONS_POLICY`)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Set both headers, where the view has not said otherwise; an answer to HEAD is its headers alone."""
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if is_personal(request) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # else the server notes in its log that it had to leave the page out
        return response


def is_personal(request: HttpRequest) -> bool:
    """Whether somebody was signed in while the page was made, or is by now. Files of the program itself are not personal:
    they are answered before anybody is known."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
