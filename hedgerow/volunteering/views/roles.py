"""Writing a group's roles, opening and closing them: the group's own people, and our team for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.shell.returning import back_to
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.forms import RoleForm
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.views.finding import group_for, own_role, role_to_change

FOUND = 10


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def add_own(request: HttpRequest, pk: int) -> HttpResponse:
    """A new role, kept as a draft or posted at once."""
    group = group_for(request, pk)
    form = RoleForm(posted(request), initial={"postcode": group.postcode})
    if request.method == "POST" and form.is_valid():
        made = _saved(
            form, lambda: actions.add_role(by=user_of(request), organisation=group, tags=form.tags(), **form.facts())
        )
        if made is not None:
            return _on(request, group, made)
    return _page(request, group, form, None)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def edit(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    """Change a role; one that is open stays open."""
    group = group_for(request, pk)
    held = own_role(request, group, role)
    form = RoleForm(posted(request), role=held, tags=queries.tags_of(held))
    if request.method == "POST" and form.is_valid():
        made = _saved(
            form, lambda: actions.change_role(by=user_of(request), role=held, tags=form.tags(), **form.facts())
        )
        if made is not None:
            return _on(request, group, made)
    return _page(request, group, form, held)


def _saved(form: RoleForm, act: Callable[[], Role]) -> Role | None:
    try:
        return act()
    except ValidationError as error:
        form.take_errors(error)
        return None


def _on(request: HttpRequest, group: Organisation, role: Role) -> HttpResponse:
    """Saved; and posted, where that button was pressed."""
    if "post" in request.POST:
        return _post(request, group, role)
    messages.success(request, _("Saved."))
    return redirect("volunteering:space", pk=group.pk)


def _post(request: HttpRequest, group: Organisation, role: Role) -> HttpResponse:
    try:
        opened = actions.post_role(by=user_of(request), role=role)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("volunteering:edit", pk=group.pk, role=role.pk)
    if opened.state == State.REVIEW:
        messages.success(request, _("Thank you. We look at your first role, and tell you when it is open."))
    else:
        messages.success(request, _("It is open: everybody can see it."))
    return redirect("volunteering:space", pk=group.pk)


def _page(request: HttpRequest, group: Organisation, form: RoleForm, role: Role | None) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "group": group,
        "role": role,
        "first": not is_team(request.user) and not queries.was_ever_open(group),
        "state": State(role.state) if role else State.DRAFT,
    }
    return render(request, "volunteering/edit.html", context, status=422 if form.errors else 200)


MOVES: dict[str, tuple[Callable[..., Role], Any]] = {
    "post": (actions.post_role, None),
    "pause": (actions.pause_role, None),
    "close": (actions.close_role, None),
}


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Post it, pause it or close it (`to`)."""
    role = role_to_change(request, pk)
    to = request.POST.get("to", "")
    if to == "post":
        return _post(request, role.organisation, role)
    if to in MOVES:
        try:
            MOVES[to][0](by=user_of(request), role=role)
            messages.success(request, _("Saved."))
        except InputError as error:
            messages.error(request, str(error))
    return redirect(back_to(request, reverse("volunteering:space", args=[role.organisation_id])))


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """For which group: found by a few letters."""
    words = request.GET.get("q", "")
    found = organisations.find(words, FOUND) if words.strip() else []
    return render(request, "volunteering/add.html", {"words": words, "found": found})
