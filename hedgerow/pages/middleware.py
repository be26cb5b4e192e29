"""An installation without a manager shows its first run and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hedgerow.pages.queries import first_run as queries

STYLE = "hedgerow.shell.views"  # the place's colour, and the gallery where it is shown


class FirstRunMiddleware:
    """Lead everybody to the first run until there is a manager. From then on nothing is asked: the last one cannot go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.FIRST_RUN:
            raise MiddlewareNotUsed
        self.get_response, self.has_begun = get_response, False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Away from any page of an installation that nobody looks after yet."""
        self.has_begun = self.has_begun or queries.has_manager()
        if self.has_begun or getattr(view, "before_anybody", False) or view.__module__ == STYLE:
            return None
        return redirect("pages:begin")
