"""The addresses of allauth that are used here, and whom each is open to. No other view of it is mounted.

The names are allauth's own: its code looks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from hedgerow.accounts.permissions import before_second_factor, open_to
from hedgerow.accounts.types import Audience
from hedgerow.accounts.views import signing_in
from hedgerow.accounts.wiring import views
from hedgerow.engines.throttle.types import limited

View = Callable[..., Any]
OFFICE = 300  # posts an hour from one network, where wrong tries are counted for each person besides


def entrance(address: str, view: View, name: str, *, an_hour: int = OFFICE, **of_one: Any) -> URLPattern:
    """A page on the way in."""
    limit = limited(an_hour=an_hour, **of_one)
    return path(address, open_to(Audience.ANYONE)(before_second_factor(limit(never_cache(view)))), name=name)


def guard(address: str, view: View, name: str) -> URLPattern:
    """A page where somebody who is signed in gives, sets up or changes what guards their account."""
    return path(address, open_to(Audience.SIGNED_IN)(before_second_factor(never_cache(view))), name=name)


urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    entrance(
        "sign-in/letter/", views.AskLetter.as_view(), "account_request_login_code", an_hour=60, field="email", of_one=5
    ),
    entrance("sign-in/code/", views.TypeCode.as_view(), "account_confirm_login_code"),
    entrance("sign-in/second-factor/", views.GiveSecondFactor.as_view(), "mfa_authenticate"),
    entrance("sign-in/remember/", views.Remember.as_view(), "mfa_trust"),
    entrance("sign-in/passkey/", views.WithPasskey.as_view(), "mfa_login_webauthn"),
    entrance("sign-in/with/<slug:provider_id>/", views.with_service, "openid_connect_login"),
    entrance("sign-in/with/<slug:provider_id>/back/", views.from_service, "openid_connect_callback"),
    entrance("sign-in/cancelled/", views.service_cancelled, "socialaccount_login_cancelled"),
    guard("account/prove/", views.ProveByPassword.as_view(), "account_reauthenticate"),
    guard("account/prove/code/", views.ProveByCode.as_view(), "mfa_reauthenticate"),
    guard("account/prove/passkey/", views.ProveByPasskey.as_view(), "mfa_reauthenticate_webauthn"),
    guard("account/second-factor/", views.SecondFactors.as_view(), "mfa_index"),
    guard("account/second-factor/app/", views.SetUpApp.as_view(), "mfa_activate_totp"),
    guard("account/second-factor/app/remove/", views.RemoveApp.as_view(), "mfa_deactivate_totp"),
    guard("account/second-factor/passkey/", views.SetUpPasskey.as_view(), "mfa_add_webauthn"),
    guard("account/second-factor/passkey/<int:pk>/", views.RenamePasskey.as_view(), "mfa_edit_webauthn"),
    guard("account/second-factor/passkey/<int:pk>/remove/", views.RemovePasskey.as_view(), "mfa_remove_webauthn"),
    guard("account/second-factor/codes/", views.ShowRecoveryCodes.as_view(), "mfa_view_recovery_codes"),
    guard("account/second-factor/codes/new/", views.NewRecoveryCodes.as_view(), "mfa_generate_recovery_codes"),
]
