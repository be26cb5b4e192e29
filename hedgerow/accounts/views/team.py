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
