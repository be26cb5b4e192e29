"""allauth's views as they are used here: what each is for, and what ours do besides."""

from __future__ import annotations

import json
import time
from typing import Any

from allauth.account.views import ConfirmLoginCodeView, ReauthenticateView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView, IndexView, TrustView
from allauth.mfa.base.views import ReauthenticateView as ByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from requests import RequestException

from hedgerow.accounts import actions, queries
from hedgerow.accounts.permissions import TRUSTED, has_second_factor, owes_second_factor, user_of
from hedgerow.accounts.rules import LETTER_SECONDS, needs_second_factor
from hedgerow.shell.returning import is_here

FOUND_BY_NAME = (
    "socialaccount/login.html",
    "socialaccount/authentication_error.html",
)  # where allauth renders by itself
GO_ON = "go_on"  # in the session: where somebody was going who had to set up a second factor first


class _Framed:
    """A page in the workspace for whoever may work there; for others, and before a second factor, the public frame."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inside = user_of(self.request).is_worker and not owes_second_factor(self.request)
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "frame": "shell/workspace.html" if inside else "shell/base.html"}


class AskLetter(RequestLoginCodeView):  # type: ignore[misc]
    """Ask for a letter with a link and a code to sign in with. It answers the same, and after the same time, whether
    anybody is known by that address."""

    template_name = "account/request_login_code.html"

    def form_valid(self, form: Any) -> HttpResponse:
        until = time.monotonic() + LETTER_SECONDS
        answer: HttpResponse = super().form_valid(form)
        time.sleep(max(0.0, until - time.monotonic()))
        return answer


class TypeCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """Type the code of the letter."""

    template_name = "account/confirm_login_code.html"


class GiveSecondFactor(AuthenticateView):  # type: ignore[misc]
    """Give the second factor, by an app, a passkey or one of the codes for an emergency."""

    template_name = "mfa/authenticate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = {factor.type for factor in queries.second_factors_of(self.stage.login.user)}
        return {**_with_options(super().get_context_data(**kwargs), "request_options"), "kinds": kinds}


class Remember(TrustView):  # type: ignore[misc]
    """Say whether this device is to be remembered for 30 days."""

    template_name = "mfa/trust.html"

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = self.request._login_stage.exit()
        if self.request.POST.get("action") == "trust" and self.request.user.is_authenticated:
            secret = answer.cookies[settings.DEVICE_COOKIE].value
            actions.devices.remember(user=user_of(self.request), secret=secret)
            self.request.session[TRUSTED] = True
        return answer


class WithPasskey(LoginWebAuthnView):  # type: ignore[misc]
    """Sign in with a passkey alone: it is kept on a device and looks at its owner, which makes two proofs."""


class ProveByPassword(_Framed, ReauthenticateView):  # type: ignore[misc]
    """Show by the password that it is still you, before something that guards the account is changed."""

    template_name = "account/reauthenticate.html"


class ProveByCode(_Framed, ByCodeView):  # type: ignore[misc]
    """Show by a code of an app that it is still you; or give the second factor that a page needs."""

    template_name = "mfa/reauthenticate.html"


class ProveByPasskey(_Framed, ReauthenticateWebAuthnView):  # type: ignore[misc]
    """Show by a passkey that it is still you; or give the second factor that a page needs."""

    template_name = "mfa/webauthn/reauthenticate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return _with_options(super().get_context_data(**kwargs), "request_options")


class SecondFactors(_Framed, IndexView):  # type: ignore[misc]
    """The passkeys and the app that guard one's account; the first time, setting one up."""

    template_name = "mfa/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        next = request.GET.get("next", "")
        if next and is_here(request, next):
            request.session[GO_ON] = next
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = queries.second_factors_of(user_of(self.request))
        return {
            **super().get_context_data(**kwargs),
            "factors": [(factor, factor.wrap()) for factor in factors],
            "owed": owes_second_factor(self.request),
            "kinds": {factor.type for factor in factors},
            "go_on": self.request.GET.get("next", ""),
        }


class _Guarding(_Framed):
    """A change to what guards the account: whoever has a second factor must have given it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_second_factor(request) and queries.second_factors_of(user_of(request)):
            return redirect("mfa_index")
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class _TakingAway(_Guarding):
    """Taking one away: the last one stays where the part that somebody has here needs one."""

    kind = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = user_of(request)
        if needs_second_factor(user.role) and len(queries.second_factors_of(user)) == 1:
            messages.error(request, _("Set up another one first: your part here needs one."))
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        actions.second_factor.taken_away(user=user_of(self.request), kind=self.kind)
        return answer


class _SettingUp(_Guarding):
    """Setting up one more: it is noted and told, and what was just shown to work counts here too."""

    kind = ""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        actions.second_factor.set_up(user=user_of(self.request), kind=self.kind)
        self.request.session[TRUSTED] = True
        return answer


class SetUpApp(_SettingUp, ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator app: scan a picture, type the first code."""

    template_name = "mfa/totp/activate_form.html"

    kind = "totp"


class RemoveApp(_TakingAway, DeactivateTOTPView):  # type: ignore[misc]
    """Take the authenticator app off the account."""

    template_name = "mfa/totp/deactivate_form.html"
    kind = "totp"


class SetUpPasskey(_SettingUp, AddWebAuthnView):  # type: ignore[misc]
    """Make a passkey on this device, or add a security key."""

    template_name = "mfa/webauthn/add_form.html"

    kind = "webauthn"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return _with_options(super().get_context_data(**kwargs), "creation_options")


class RenamePasskey(_Guarding, EditWebAuthnView):  # type: ignore[misc]
    """Give a passkey a name that one knows it by."""

    template_name = "mfa/webauthn/edit_form.html"

    success_url = reverse_lazy("mfa_index")


class RemovePasskey(_TakingAway, RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey off the account."""

    template_name = "mfa/webauthn/authenticator_confirm_delete.html"
    success_url = reverse_lazy("mfa_index")
    kind = "webauthn"


class ShowRecoveryCodes(_Guarding, ViewRecoveryCodesView):  # type: ignore[misc]
    """The codes for an emergency: shown once, to be printed."""

    template_name = "mfa/recovery_codes/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        go_on = self.request.session.get(GO_ON) or reverse("accounts:account")
        return {**super().get_context_data(**kwargs), "go_on": go_on}


class NewRecoveryCodes(_Guarding, GenerateRecoveryCodesView):  # type: ignore[misc]
    """Make new codes for an emergency; the old ones stop working."""

    template_name = "mfa/recovery_codes/generate.html"


def _with_options(context: dict[str, Any], key: str) -> dict[str, Any]:
    """The context, with what the browser is asked to do with a passkey as JSON for an attribute."""
    context["options"] = json.dumps(context.get("js_data", {}).get(key, {}), cls=DjangoJSONEncoder)
    return context


def with_service(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sign in with another organisation's account: first to them, and then back."""
    try:
        answer: HttpResponse = openid.login(request, provider_id)
    except RequestException:
        messages.error(request, _("That service does not answer just now. Sign in another way, or try again later."))
        return redirect("accounts:sign_in")
    return answer


def from_service(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where another organisation's sign-in sends people back to."""
    answer: HttpResponse = openid.callback(request, provider_id)
    return answer


def service_cancelled(request: HttpRequest) -> HttpResponse:
    """Back from another organisation's sign-in without having signed in."""
    messages.info(request, _("You did not sign in there. You can try again, or sign in another way."))
    return redirect("accounts:sign_in")
