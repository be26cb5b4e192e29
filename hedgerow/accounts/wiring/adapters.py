"""What allauth asks us: how to write a letter, what follows signing in, whom another organisation's sign-in lets in."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialApp, SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import TRUSTED
from hedgerow.accounts.rules import device_name, plain_address, proved_lately
from hedgerow.engines.throttle.queries import address_of

COOKIE_DAYS = 400  # as long as browsers keep one


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in, and the letter that lets somebody in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code is not right. Look at the newest letter, and type its six figures."),
        "too_many_login_attempts": gettext_lazy("That was too many tries. Wait a few minutes, then begin again."),
        "rate_limited": gettext_lazy("That was too many tries. Wait a few minutes, then begin again."),
        "incorrect_password": gettext_lazy("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The internet address that asks, as the rest of this site sees it."""
        return address_of(request)

    def get_login_stages(self) -> list[str]:
        """What stands between a proof and being signed in, in this order."""
        here = "hedgerow.accounts.wiring.stages"
        return ["allauth.account.stages.LoginByCodeStage", f"{here}.SecondFactorStage", f"{here}.RememberStage"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth writes one letter here: the code to sign in with. Ours holds a link as well."""
        assert template_prefix == "account/email/login_code", template_prefix
        user = User.objects.get(email=plain_address(email))
        request: HttpRequest = context["request"]
        next = request.POST.get("next", "")
        actions.letters.to_sign_in(user=user, code=context["code"], next=next if self.is_safe_url(next) else "")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Only what we say ourselves, or what went wrong: its cheerful asides are left out."""
        level = args[1] if len(args) > 1 else kwargs.get("level", 0)
        if level >= messages.ERROR:
            super().add_message(*args, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponseBase:
        """An account that was closed looks like one that never was."""
        messages.error(request, _("We could not sign you in."))
        return redirect("accounts:sign_in")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the user's password; wrong ones count as they do when signing in."""
        address = address_of(self.request)
        if queries.has_tried_too_often(email=user.email, address=address):
            raise self.validation_error("too_many_login_attempts")
        right = user.check_password(password)
        if not right:
            actions.count_wrong_password(email=user.email, address=address)
        return right

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever proved who they are a moment ago is not asked again."""
        return not proved_lately(get_authentication_records(self.request, self.request.user), time.time())

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in; the session gets its usual length, and remembers whether it began on a device that is remembered."""
        secret = request.COOKIES.get(settings.DEVICE_COOKIE, "")
        super().login(request, user)
        request.session.set_expiry(None)
        if queries.is_remembered(user, secret):
            request.session[TRUSTED] = True
        request.session.save()

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Note the device and the session, and lead on to where somebody was going."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        records = get_authentication_records(request, user)
        _device, secret = actions.devices.signed_in(
            user=user,
            secret=request.COOKIES.get(settings.DEVICE_COOKIE, ""),
            agent=request.headers.get("User-Agent", "")[:400],
            session_key=request.session.session_key or "",
            how=str(records[0]["method"]) if records else "",
        )
        keep_secret(response, secret)
        return response


def keep_secret(response: HttpResponse, secret: str) -> None:
    """Have the browser keep what it is known again by. It is there for safety alone, and tells nobody anything."""
    response.set_cookie(
        settings.DEVICE_COOKIE,
        secret,
        max_age=COOKIE_DAYS * 24 * 60 * 60,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys and apps: what they are called, and that their secrets are of no use to whoever reads the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This is not right. A code from an app is good for half a minute: try the next one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """With a key made of the installation's own, which a backup holds too: encrypt backups (HEDGEROW_BACKUP_KEY)."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart of `encrypt`. Raises InvalidToken after the installation's key was changed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A passkey is called after the device that it is made on."""
        return device_name(self.request.headers.get("User-Agent", "")) or _("Passkey")


def _box() -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"second factors").digest()
    return Fernet(base64.urlsafe_b64encode(key))


class ServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Another organisation's sign-in lets in whoever is known here already, by an address that it has checked."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Those that the settings name, and none from the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """It never makes a user."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connect a user who is known by their address the first time; turn strangers away, kindly and all alike."""
        if sociallogin.is_existing:
            sociallogin.account.extra_data = {}
            sociallogin.account.save(update_fields=["extra_data"])
            return
        user = known_user(sociallogin)
        if user is None or sociallogin.state.get("process") not in (None, "login"):
            clear_login(request)
            messages.error(
                request, _("Nobody is known here by that address. Ask a manager to invite you, or sign in otherwise.")
            )
            raise ImmediateHttpResponse(redirect("accounts:sign_in"))
        sociallogin.account.extra_data = {}  # what else the service tells of a person is not kept
        sociallogin.connect(request, user)
        name = sociallogin.provider.name
        actions.letters.changed(user=user, what=_("You can now sign in with %(service)s as well.") % {"service": name})

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our own letter says it."""


def known_user(sociallogin: SocialLogin) -> User | None:
    """The user who has one of the addresses that the service has checked."""
    checked = [plain_address(address.email) for address in sociallogin.email_addresses if address.verified]
    return User.objects.filter(email__in=checked, is_active=True).first()
