"""Who may open what. Every view says so with `open_to`; one that does not is closed to everybody."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from hedgerow.accounts.models import User
from hedgerow.kernel.audience import Audience as Audience
from hedgerow.kernel.audience import open_to as open_to

Somebody = User | AnonymousUser


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


def user_of(request: HttpRequest) -> User:
    """The user who is signed in. A stranger here is a bug: the view should have been declared for fewer."""
    assert isinstance(request.user, User), "this view is not declared for people who are signed in"
    return request.user
