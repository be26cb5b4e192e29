"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts import actions
from hedgerow.accounts.forms import NameForm, OwnPasswordForm
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.accounts.types import Audience


@open_to(Audience.SIGNED_IN)
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    user = user_of(request)
    return render(request, "accounts/account.html", _account_forms(user))


def _account_forms(user: User) -> dict[str, object]:
    return {"name_form": NameForm(initial={"name": user.name}), "password_form": OwnPasswordForm(user)}


@open_to(Audience.SIGNED_IN)
@require_POST
def account_name(request: HttpRequest) -> HttpResponse:
    """Change what one is called."""
    user, form = user_of(request), NameForm(request.POST)
    if form.is_valid():
        actions.rename(user=user, name=form.cleaned_data["name"])
        messages.success(request, _("Your name is changed."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {**_account_forms(user), "name_form": form}, status=422)


@open_to(Audience.SIGNED_IN)
@require_POST
@sensitive_post_parameters()
def account_password(request: HttpRequest) -> HttpResponse:
    """Change one's password, and stay signed in here."""
    user = user_of(request)
    form = OwnPasswordForm(user, request.POST)
    if form.is_valid():
        update_session_auth_hash(request, actions.set_password(user=user, password=form.cleaned_data["new_password1"]))
        messages.success(request, _("Your password is changed. You are signed out everywhere else."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {**_account_forms(user), "password_form": form}, status=422)
