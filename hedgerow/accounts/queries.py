"""Reading users and teams."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.tokens import default_token_generator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from hedgerow.accounts.models import Team, User
from hedgerow.accounts.rules import is_too_many
from hedgerow.accounts.types import LioRole
from hedgerow.engines.throttle import queries as throttle

WRONG_PASSWORD = "accounts.wrong_password"  # noqa: S105 - the name of what is counted


def users() -> QuerySet[User]:
    """Everybody, with their team; those who may sign in first, by name."""
    return User.objects.select_related("team").order_by("-is_active", "name", "pk")


def colleagues() -> QuerySet[User]:
    """Workers and managers who may sign in, by name."""
    return User.objects.filter(is_active=True).exclude(role=LioRole.NONE).order_by("name", "pk")


def managers() -> QuerySet[User]:
    """Those who manage the place and may sign in."""
    return User.objects.filter(is_active=True, role=LioRole.MANAGER)


def teams() -> QuerySet[Team]:
    """Every team, by name."""
    return Team.objects.order_by("name")


def names(ids: Iterable[int | None]) -> dict[int, str]:
    """Names by user id, in one query. Ids of nobody are left out."""
    return dict(User.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", "name"))


def password_path(user: User) -> str:
    """The path at which a user, and nobody else, sets a password: good for three days and until it is used."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("accounts:set_password", args=[uid, default_token_generator.make_token(user)])


def user_of_link(uid: str, token: str) -> User | None:
    """The user whom a link was made for, or None where the link is old, used or made up, or the user was closed."""
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(uid)), is_active=True).first()
    except ValueError:
        return None
    return user if user and default_token_generator.check_token(user, token) else None


def has_tried_too_often(*, email: str, address: str) -> bool:
    """Whether the hour's wrong passwords for an account are so many that no more are looked at."""
    here = throttle.times(what=WRONG_PASSWORD, who=f"{email} {address}")
    return is_too_many(here=here, anywhere=throttle.times(what=WRONG_PASSWORD, who=email))
