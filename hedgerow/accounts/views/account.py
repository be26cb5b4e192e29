"""One's own account: what one is called, how one signs in, and where one is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts import actions, queries
from hedgerow.accounts.forms import NameForm, NewAddressForm, OwnPasswordForm
from hedgerow.accounts.models import Device, SignIn
from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.accounts.types import Audience
from hedgerow.accounts.views.signing_in import keep_signed_in
from hedgerow.spine.errors import InputError


@open_to(Audience.SIGNED_IN)
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """One's own account, and everything about it that one can change."""
    return _page(request)


def _page(request: HttpRequest, status: int = 200, **forms: object) -> HttpResponse:
    user = user_of(request)
    context = {
        "name_form": NameForm(initial={"name": user.name}),
        "password_form": OwnPasswordForm(user),
        "address_form": NewAddressForm(user),
        "factors": queries.second_factors_of(user),
        "services": queries.services_of(user),
        "sign_ins": queries.sign_ins_of(user),
        "devices": queries.remembered_devices(user),
        "here": request.session.session_key,
        "has_password": user.has_usable_password(),
        **forms,
    }
    return render(request, "accounts/account.html", context, status=status)


@open_to(Audience.SIGNED_IN)
@require_POST
def account_name(request: HttpRequest) -> HttpResponse:
    """Change what one is called."""
    user, form = user_of(request), NameForm(request.POST)
    if form.is_valid():
        actions.rename(user=user, name=form.cleaned_data["name"])
        messages.success(request, _("Your name is changed."))
        return redirect("accounts:account")
    return _page(request, 422, name_form=form)


@open_to(Audience.SIGNED_IN)
@require_POST
@sensitive_post_parameters()
def account_password(request: HttpRequest) -> HttpResponse:
    """Change one's password, and stay signed in here."""
    form = OwnPasswordForm(user_of(request), request.POST)
    if form.is_valid():
        keep_signed_in(request, form.cleaned_data["new_password1"])
        messages.success(request, _("Your password is changed. You are signed out everywhere else."))
        return redirect("accounts:account")
    return _page(request, 422, password_form=form)


@open_to(Audience.SIGNED_IN)
@require_POST
@sensitive_post_parameters()
def account_email(request: HttpRequest) -> HttpResponse:
    """Ask for another e-mail address: it counts once the link in the letter sent there was used."""
    user = user_of(request)
    form = NewAddressForm(user, request.POST)
    if form.is_valid():
        try:
            actions.ask_new_email(user=user, email=form.cleaned_data["email"])
            messages.success(request, _("Look at your new address: the letter there has a button that makes it yours."))
            return redirect("accounts:account")
        except InputError as error:
            form.add_error("email", str(error))
    return _page(request, 422, address_form=form)


@open_to(Audience.SIGNED_IN)
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out in another place."""
    user = user_of(request)
    actions.devices.end_session(user=user, sign_in=get_object_or_404(SignIn, pk=pk, user=user))
    messages.success(request, _("You are signed out there."))
    return redirect("accounts:account")


@open_to(Audience.SIGNED_IN)
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here, and remember no device any more."""
    user = user_of(request)
    actions.devices.end_all_sessions(user=user, but=request.session.session_key or "")
    actions.devices.remember_none(user=user)
    messages.success(request, _("You are signed out everywhere else, and no device is remembered."))
    return redirect("accounts:account")


@open_to(Audience.SIGNED_IN)
@require_POST
def forget_device(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a device no longer remembered."""
    user = user_of(request)
    actions.devices.forget_device(user=user, device=get_object_or_404(Device, pk=pk, user=user))
    messages.success(request, _("This device is no longer remembered."))
    return redirect("accounts:account")
