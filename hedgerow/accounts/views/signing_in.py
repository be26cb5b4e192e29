"""Signing in and out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hedgerow.accounts import actions, queries
from hedgerow.accounts.forms import NewPasswordForm, SignInForm
from hedgerow.accounts.permissions import open_to
from hedgerow.accounts.types import Audience

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    """Sign in, and go on to where one was going."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        actions.forgive_wrong_passwords(email=form.cleaned_data["username"], address=form.address)
        answer = super().form_valid(form)
        self.request.session.set_expiry(None)
        return answer

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        if form.has_error("__all__", "invalid_login"):
            actions.count_wrong_password(email=form.cleaned_data["username"], address=form.address)
        return self.render_to_response(self.get_context_data(form=form), status=422)


sign_in = open_to(Audience.ANYONE)(SignIn.as_view())


@open_to(Audience.ANYONE)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; whoever is signed out already is, too."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")


@open_to(Audience.ANYONE)
@never_cache
@sensitive_post_parameters()
def set_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """The page that a link handed over by a manager opens: choose a password, and be signed in."""
    user = queries.user_of_link(uid, token)
    if user is None:
        return render(request, "accounts/link_over.html", status=410)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, actions.set_password(user=user, password=form.cleaned_data["new_password1"]), BACKEND)
        messages.success(request, _("Welcome, %(name)s.") % {"name": user.name})
        return redirect("pages:home")
    return render(
        request, "accounts/set_password.html", {"form": form, "somebody": user}, status=422 if form.errors else 200
    )
