"""Reading users and teams."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from hedgerow.accounts.models import Device, Link, SignIn, Team, User
from hedgerow.accounts.rules import fingerprint, is_too_many, plain_address
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


def user_at(email: str) -> User | None:
    """Whoever signs in with an e-mail address, and may."""
    return User.objects.filter(email=plain_address(email), is_active=True).first()


def managers() -> QuerySet[User]:
    """Those who manage the place and may sign in."""
    return User.objects.filter(is_active=True, role=LioRole.MANAGER)


def teams() -> QuerySet[Team]:
    """Every team, by name."""
    return Team.objects.order_by("name")


def names(ids: Iterable[int | None]) -> dict[int, str]:
    """Names by user id, in one query. Ids of nobody are left out."""
    return dict(User.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", "name"))


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


def is_invited(user: User) -> bool:
    """Whether somebody was invited, may come, and has not been here yet."""
    return user.is_active and user.last_login is None and not user.has_usable_password()


def invitation_of(user: User) -> Link | None:
    """The invitation that somebody may still use."""
    good = Link.objects.filter(purpose="accounts.invitation", user=user, used_at=None, expires_at__gt=clock.now())
    return good.order_by("-made_at", "-pk").first()


def device(user: User, secret: str) -> Device | None:
    """The device of a user whose browser keeps a secret."""
    return Device.objects.filter(user=user, fingerprint=fingerprint(secret)).first() if secret else None


def is_remembered(user: User, secret: str) -> bool:
    """Whether a user is asked for no second factor on the device whose browser keeps a secret."""
    found = device(user, secret)
    return bool(found and found.trusted_until and found.trusted_until > clock.now())


def sign_ins_of(user: User) -> list[SignIn]:
    """Where a user is signed in now, the latest first. What has run out, or ended otherwise, is left out."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    return list(SignIn.objects.filter(user=user, session_key__in=alive).select_related("device"))


def remembered_devices(user: User) -> list[Device]:
    """The devices on which a user is asked for no second factor."""
    return list(Device.objects.filter(user=user, trusted_until__gt=clock.now()))


def second_factors_of(user: User) -> list[Authenticator]:
    """What a user has set up besides the password: passkeys and an app, not the codes for an emergency."""
    spare = Authenticator.Type.RECOVERY_CODES
    return list(Authenticator.objects.filter(user=user).exclude(type=spare).order_by("created_at", "pk"))


def with_second_factor() -> set[int]:
    """The ids of the users who have set up a second factor."""
    spare = Authenticator.Type.RECOVERY_CODES
    return set(Authenticator.objects.exclude(type=spare).values_list("user_id", flat=True))


def services_of(user: User) -> list[str]:
    """The names of the other sign-ins that a user has used, such as Microsoft."""
    named = {service.id: service.name for service in settings.SIGN_IN_SERVICES}
    used = SocialAccount.objects.filter(user=user).order_by("pk").values_list("provider", flat=True)
    return [named.get(provider, provider) for provider in used]
