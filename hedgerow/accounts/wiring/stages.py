"""What stands between a first proof and being signed in."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage, TrustStage
from django.conf import settings
from django.http import HttpRequest

from hedgerow.accounts import queries
from hedgerow.accounts.rules import is_strong


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """Ask for a second factor that was set up, unless the device is remembered, or the first proof holds two: a passkey
    that looked at its owner, or another organisation's sign-in."""

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        if user is None or is_strong(get_authentication_records(request, user)):
            return False
        if queries.is_remembered(user, request.COOKIES.get(settings.DEVICE_COOKIE, "")):
            return False
        return bool(queries.second_factors_of(user))


class RememberStage(TrustStage):  # type: ignore[misc]
    """Offer to remember the device, where a second factor was asked for."""

    def handle(self) -> tuple[object, bool]:
        asked = self.controller.get_stage(SecondFactorStage.key)
        if not asked or not asked.state.get("authentication_required"):
            return None, True
        handled: tuple[object, bool] = super().handle()
        return handled
