"""Who asks, in a view that only people who are signed in may open."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


def user_of(request: HttpRequest) -> AbstractBaseUser:
    """The user who is signed in. A stranger here is a bug: the view should have been declared for fewer."""
    assert request.user.is_authenticated, "this view is not declared for people who are signed in"
    return cast(AbstractBaseUser, request.user)
