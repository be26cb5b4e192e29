"""Who may open what. Every view says so with `open_to`; one that does not is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.accounts.types import Audience

View = TypeVar("View", bound=Callable[..., Any])
Somebody = User | AnonymousUser


def open_to(audience: Audience) -> Callable[[View], View]:
    """Declare whom a view is open to. The middleware reads the declaration before the view runs."""

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        return view

    return declare


def audience_of(somebody: Somebody) -> Audience:
    """The widest audience that somebody belongs to."""
    if not isinstance(somebody, User) or not somebody.is_active:
        return Audience.ANYONE
    if somebody.is_manager:
        return Audience.MANAGER
    return Audience.WORKER if somebody.is_worker else Audience.SIGNED_IN


def can_open(somebody: Somebody, audience: Audience) -> bool:
    """Whether somebody belongs to an audience."""
    return audience_of(somebody) >= audience


def check_open(somebody: Somebody, audience: Audience) -> None:
    """Raise PermissionDenied unless somebody belongs to an audience."""
    if not can_open(somebody, audience):
        raise PermissionDenied
