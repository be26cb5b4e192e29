"""Signing in and out, and a new password for whoever has forgotten theirs."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.internal.flows.logout import logout as forget_sign_in
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hedgerow.accounts import actions, queries
from hedgerow.accounts.forms import AddressForm, NewPasswordForm, SignInForm
from hedgerow.accounts.permissions import before_second_factor, open_to, user_of
from hedgerow.accounts.rules import LETTER_SECONDS, proved_by_letter
from hedgerow.accounts.types import Audience
from hedgerow.engines.throttle.types import limited


class SignIn(LoginView):
    """Sign in, and go on to where one was going."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "services": settings.SIGN_IN_SERVICES}

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        email, user = form.cleaned_data["username"], form.get_user()
        actions.forgive_wrong_passwords(email=email, address=form.address)
        login = Login(user=user, redirect_url=self.get_success_url(), email=email)
        answer: HttpResponse = perform_password_login(self.request, {"email": email}, login)
        return answer

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        if form.has_error("__all__", "invalid_login"):
            actions.count_wrong_password(email=form.cleaned_data["username"], address=form.address)
        return self.render_to_response(self.get_context_data(form=form), status=422)


#: wrong passwords are counted for each account besides; an office of many people is one network
sign_in = open_to(Audience.ANYONE)(before_second_factor(limited(an_hour=300)(SignIn.as_view())))


@open_to(Audience.ANYONE)
@before_second_factor
@limited(an_hour=300)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; whoever is signed out already is, too, and whoever is half-way in begins again."""
    was_in = request.user.is_authenticated
    forget_sign_in(request, show_message=False)
    logout(request)
    if was_in:
        messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")


@open_to(Audience.ANYONE)
@before_second_factor
@limited(an_hour=60, field="email", of_one=5)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a letter with a link to choose a new password. It answers alike whether anybody is known by that address."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until = time.monotonic() + LETTER_SECONDS
        user = queries.user_at(form.cleaned_data["email"])
        if user is not None:
            actions.letters.to_choose_password(user=user)
        time.sleep(max(0.0, until - time.monotonic()))
        return render(request, "accounts/forgotten_sent.html", {"email": form.cleaned_data["email"]})
    return render(request, "accounts/forgotten.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN)
@before_second_factor
@never_cache
@sensitive_post_parameters()
def choose_password(request: HttpRequest) -> HttpResponse:
    """Choose a password without the old one: for whoever came by a letter a moment ago, or never had one."""
    user = user_of(request)
    came_by_letter = proved_by_letter(get_authentication_records(request, user), time.time())
    if not came_by_letter and user.has_usable_password():
        return redirect("accounts:account")
    first = not user.has_usable_password()
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_signed_in(request, form.cleaned_data["new_password1"])
        messages.success(
            request, _("Welcome, %(name)s.") % {"name": user.name} if first else _("Your password is changed.")
        )
        return redirect("pages:home")
    context = {"form": form, "first": first, "username": user.email}
    return render(request, "accounts/choose_password.html", context, status=422 if form.errors else 200)


def keep_signed_in(request: HttpRequest, password: str) -> None:
    """Set a password; signed in here, out everywhere else."""
    user, old = user_of(request), request.session.session_key or ""
    actions.set_password(user=user, password=password)
    update_session_auth_hash(request, user)
    actions.devices.session_moved(old=old, new=request.session.session_key or "")
    actions.devices.end_all_sessions(user=user, but=request.session.session_key or "")
    record_authentication(request, user, "password", reauthenticated=True)
