"""Reading users and teams."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.tokens import default_token_generator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from hedgerow.accounts.models import Link, Team, User
from hedgerow.accounts.rules import fingerprint, is_too_many
from hedgerow.accounts.types import LinkOffer, LinkState, LioRole
from hedgerow.engines import registry
from hedgerow.engines.throttle import queries as throttle
from hedgerow.kernel import clock

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


def link_offer(purpose: str) -> LinkOffer | None:
    """Who answers for links of a purpose, or None where no app does (any more)."""
    return next((offer for offer in registry.all_of(LinkOffer) if offer.purpose == purpose), None)


def link_of(token: str) -> Link | None:
    """The link of a secret, whatever its state, or None where it is made up or long forgotten."""
    return Link.objects.select_related("user").filter(hash=fingerprint(token)).first()


def link_state(link: Link) -> LinkState:
    """Whether a link still works, and if not, why."""
    if link.used_at:
        return LinkState.USED
    if link.expires_at <= clock.now():
        return LinkState.OLD
    offer = link_offer(link.purpose)
    if offer is None or (link.user and not link.user.is_active) or offer.page(link) is None:
        return LinkState.GONE
    return LinkState.GOOD
