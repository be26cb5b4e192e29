"""Signing in and out, one's own account, and the team page of managers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts import actions, queries
from hedgerow.accounts.forms import (
    ColleagueForm,
    InviteForm,
    NameForm,
    NewPasswordForm,
    OwnPasswordForm,
    SignInForm,
    TeamForm,
)
from hedgerow.accounts.models import Team, User
from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.accounts.types import Audience
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError

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


@open_to(Audience.MANAGER)
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, and the teams."""
    return render(request, "accounts/team.html", {"users": queries.users(), "teams": queries.teams()})


@open_to(Audience.MANAGER)
def invite(request: HttpRequest) -> HttpResponse:
    """Add a colleague, then show the link to hand over."""
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _show_link(request, actions.invite(by=user_of(request), **form.cleaned_data))
        except InputError as error:
            form.add_error("email", str(error))
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Audience.MANAGER)
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for a colleague who has forgotten the password."""
    return _show_link(request, get_object_or_404(User, pk=pk, is_active=True))


def _show_link(request: HttpRequest, somebody: User) -> HttpResponse:
    address = request.build_absolute_uri(actions.make_link(by=user_of(request), user=somebody))
    response = render(request, "accounts/link.html", {"somebody": somebody, "address": address})
    response["Cache-Control"] = "no-store"
    return response


@open_to(Audience.MANAGER)
def colleague(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a colleague is called and does."""
    somebody = get_object_or_404(User, pk=pk)
    now = {"name": somebody.name, "role": somebody.role, "team": somebody.team}
    form = ColleagueForm(posted(request), initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=user_of(request), user=somebody, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("accounts:team")
        except InputError as error:
            form.add_error("role", str(error))
    context = {"form": form, "somebody": somebody}
    return render(request, "accounts/colleague.html", context, status=422 if form.errors else 200)


@open_to(Audience.MANAGER)
@require_POST
def active(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague leaves, or is back (`back` in the form)."""
    somebody = get_object_or_404(User, pk=pk)
    act = actions.reactivate if "back" in request.POST else actions.deactivate
    try:
        act(by=user_of(request), user=somebody)
        messages.success(request, _("Saved."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("accounts:team")


@open_to(Audience.MANAGER)
def save_team(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new team, or another name for one."""
    found = get_object_or_404(Team, pk=pk) if pk else None
    form = TeamForm(posted(request), initial={"name": found.name if found else ""})
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_team(by=user_of(request), team=found, name=form.cleaned_data["name"])
            return redirect("accounts:team")
        except InputError as error:
            form.add_error("name", str(error))
    return render(request, "accounts/save_team.html", {"form": form, "team": found}, status=422 if form.errors else 200)
