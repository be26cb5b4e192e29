"""The team page of managers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts import actions, queries
from hedgerow.accounts.forms import ColleagueForm, InviteForm, TeamForm
from hedgerow.accounts.models import Team, User
from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.accounts.types import Audience
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


@open_to(Audience.MANAGER)
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, and the teams."""
    context = {"users": queries.users(), "teams": queries.teams(), "guarded": queries.with_second_factor()}
    return render(request, "accounts/team.html", context)


@open_to(Audience.MANAGER)
def invite(request: HttpRequest) -> HttpResponse:
    """Add a colleague, and send the invitation or (`by_hand` in the form) show the link to hand over."""
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by_hand = form.cleaned_data.pop("by_hand")
        try:
            somebody = actions.invite(by=user_of(request), **form.cleaned_data)
            return _show_link(request, somebody) if by_hand else _send_invitation(request, somebody)
        except InputError as error:
            form.add_error("email", str(error))
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def _send_invitation(request: HttpRequest, somebody: User) -> HttpResponse:
    actions.send_invitation(by=user_of(request), user=somebody)
    messages.success(request, _("The invitation goes out to %(email)s.") % {"email": somebody.email})
    return redirect("accounts:team")


@open_to(Audience.MANAGER)
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again; the one before it stops working."""
    try:
        return _send_invitation(request, get_object_or_404(User, pk=pk))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("accounts:colleague", pk)


@open_to(Audience.MANAGER)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the invitation of somebody who has not been here yet."""
    try:
        actions.withdraw_invitation(by=user_of(request), user=get_object_or_404(User, pk=pk))
        messages.success(request, _("The invitation is taken back."))
        return redirect("accounts:team")
    except InputError as error:
        messages.error(request, str(error))
    return redirect("accounts:colleague", pk)


@open_to(Audience.MANAGER)
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for a colleague who has forgotten the password, or lost the invitation."""
    return _show_link(request, get_object_or_404(User, pk=pk, is_active=True))


def _show_link(request: HttpRequest, somebody: User) -> HttpResponse:
    address = request.build_absolute_uri(actions.make_link(by=user_of(request), user=somebody))
    context = {"somebody": somebody, "address": address, "invited": queries.is_invited(somebody)}
    response = render(request, "accounts/link.html", context)
    response["Cache-Control"] = "no-store"
    return response


@open_to(Audience.MANAGER)
@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague begin again who has lost the telephone and the codes."""
    somebody = get_object_or_404(User, pk=pk)
    actions.second_factor.reset(by=user_of(request), user=somebody)
    messages.success(request, _("%(name)s sets up a new one at the next sign-in.") % {"name": somebody.name})
    return redirect("accounts:colleague", pk)


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
    context = {
        "form": form,
        "somebody": somebody,
        "invited": queries.is_invited(somebody),
        "invitation": queries.invitation_of(somebody),
        "factors": queries.second_factors_of(somebody),
    }
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
