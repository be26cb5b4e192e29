"""Whom a page is open to. Every view says so in one line; the middleware of accounts refuses one that does not."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Audience(IntEnum):
    """Whom a view is open to; each holds the ones above it."""

    ANYONE = 0
    SIGNED_IN = 1
    WORKER = 2
    MANAGER = 3


def open_to(audience: Audience) -> Callable[[View], View]:
    """Declare whom a view is open to. It stands above all other decorators, so that the middleware sees it."""

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        return view

    return declare
