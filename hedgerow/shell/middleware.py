"""What no page is asked to understand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.utils.deprecation import MiddlewareMixin

ZERO = "\0"


class PlainTextMiddleware(MiddlewareMixin):
    """Refuse a request with a zero byte in its address, parameters or fields: nobody types one, and PostgreSQL keeps none."""

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
