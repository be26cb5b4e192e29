"""Who may open what. Every view says so with `open_to`; one that does not is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from hedgerow.accounts.models import User
from hedgerow.accounts.rules import is_strong, needs_second_factor
from hedgerow.kernel.audience import Audience as Audience
from hedgerow.kernel.audience import before_second_factor as before_second_factor
from hedgerow.kernel.audience import open_to as open_to

Somebody = User | AnonymousUser
View = TypeVar("View", bound=Callable[..., Any])
TRUSTED = "trusted_device"  # in a session that began on a device that its owner has had remembered


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


def is_team(somebody: Somebody) -> bool:
    """Whether somebody is of our team."""
    return can_open(somebody, Audience.WORKER)


def is_outside(somebody: Somebody) -> bool:
    """Whether somebody is not of our team: a stranger, or of a group or a public body."""
    return not is_team(somebody)


def check_open(somebody: Somebody, audience: Audience) -> None:
    """Raise PermissionDenied unless somebody belongs to an audience."""
    if not can_open(somebody, audience):
        raise PermissionDenied


def user_of(request: HttpRequest) -> User:
    """The user who is signed in. A stranger here is a bug: the view should have been declared for fewer."""
    assert isinstance(request.user, User), "this view is not declared for people who are signed in"
    return request.user


class SecondFactorNeeded(PermissionDenied):
    """This page needs a second factor, and the session has none: the middleware leads to where one is given or set up."""


def has_second_factor(request: HttpRequest) -> bool:
    """Whether somebody is signed in with more than a password or a letter, or on a device that they had remembered.

    Always so where the installation demands none (the demonstration).
    """
    if not isinstance(request.user, User):
        return False
    if not settings.SECOND_FACTOR_DEMANDED:
        return True
    return bool(request.session.get(TRUSTED)) or is_strong(get_authentication_records(request, request.user))


def owes_second_factor(request: HttpRequest) -> bool:
    """Whether somebody is signed in whose role demands a second factor, and has given none."""
    return isinstance(request.user, User) and needs_second_factor(request.user.role) and not has_second_factor(request)


def second_factor(view: View) -> View:
    """Declare that a view needs a second factor, whatever the role: for what is not public and is a partner's to see.

    It stands below `open_to`.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_second_factor(request):
            raise SecondFactorNeeded
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    checked.second_factor = True  # type: ignore[attr-defined]
    return checked  # type: ignore[return-value]
