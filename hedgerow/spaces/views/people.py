"""Who may act for an organisation: inviting, sending again, taking back, changing and ending."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat, open_to
from hedgerow.organisations import actions as organisations
from hedgerow.organisations import queries as read
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.permissions import can_act_for, check_let_in
from hedgerow.organisations.types import Kind, Level
from hedgerow.shell.returning import back_to
from hedgerow.shell.trying import tried
from hedgerow.spaces import actions, queries
from hedgerow.spaces.forms import InviteForm, PersonForm
from hedgerow.spaces.models import Invitation
from hedgerow.spaces.permissions import check_enter
from hedgerow.spaces.presenters.inviting import invitation_rows
from hedgerow.spaces.views.finding import full_or_404, group_in
from hedgerow.spine.errors import InputError

LETS_IN = TEAM_HATS | {Hat.ADMINISTRATOR}


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may act for the group, and who is invited; its administrators change it here."""
    group = group_in(request, pk)
    manages = can_act_for(request.user, group, Level.ADMINISTRATOR)
    context = {**of(group), "manages": manages, "form": InviteForm()}
    return render(request, "spaces/people.html", context)


def of(organisation: Organisation) -> dict[str, Any]:
    """Who acts for an organisation and who is asked to."""
    return {
        "group": organisation,
        "rows": read.acting_for(organisation),
        "invitations": invitation_rows(queries.invitations_to(organisation), clock.now()),
    }


@open_to(Audience.SIGNED_IN, hats=LETS_IN)
@limited(an_hour=60, field="email", of_one=5)
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite somebody by e-mail to act for a group, or as an officer of a public body."""
    held = full_or_404(pk)
    check_let_in(request.user, held)
    body = held.kind == Kind.PUBLIC_BODY
    form = PersonForm(request.POST) if body else InviteForm(request.POST)
    if form.is_valid():
        told = {"level": Level.OFFICER, **form.cleaned_data}
        try:
            made = actions.invite(by=user_of(request), organisation=held, **told)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("A letter is on its way to %(email)s.") % {"email": made.email})
            return redirect(back_to(request, reverse("spaces:people", args=[held.pk])))
    context = {**of(held), "manages": True, "form": form, "back": back_to(request)}
    return render(request, "spaces/invite.html", context, status=422)


@open_to(Audience.SIGNED_IN, hats=LETS_IN)
@limited(an_hour=60)
@require_POST
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again, or take it back (`withdraw`)."""
    held = get_object_or_404(Invitation.objects.select_related("organisation"), pk=pk)
    if held.organisation:
        check_let_in(request.user, held.organisation)
    else:
        check_open(request.user, Audience.WORKER)
    by = user_of(request)
    if "withdraw" in request.POST:
        tried(request, lambda: actions.withdraw(by=by, invitation=held), _("The invitation is taken back."))
    else:
        tried(request, lambda: actions.resend(by=by, invitation=held), _("A new letter is on its way."))
    return redirect(back_to(request))


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def access(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what somebody may do (`level`), or end it; anybody may end their own."""
    row = get_object_or_404(Access.objects.select_related("organisation", "user"), pk=pk)
    check_enter(request.user, row.organisation)
    if row.organisation.kind == Kind.PUBLIC_BODY:
        check_open(request.user, Audience.WORKER)
    by, level = user_of(request), request.POST.get("level", "")
    if level in Level.values:
        tried(request, lambda: organisations.change_level(by=by, access=row, level=level), _("Saved."))
    else:
        empty = "leave_empty" in request.POST
        done = _("%(name)s no longer acts for %(group)s.") % {"name": row.user.name, "group": row.organisation.name}
        tried(request, lambda: organisations.end_access(by=by, access=row, leave_empty=empty), done)
    still = row.user_id != by.pk or can_act_for(by, row.organisation)
    return redirect(back_to(request) if still else "spaces:home")


@open_to(Audience.WORKER)
def invite_person(request: HttpRequest) -> HttpResponse:
    """Invite anybody, a volunteer for one, to have an account of their own; and what nobody has answered yet."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite(by=user_of(request), **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("A letter is on its way to %(email)s.") % {"email": made.email})
            return redirect("spaces:invite_person")
    context = {"form": form, "invitations": invitation_rows(queries.open_invitations()[:50], clock.now())}
    return render(request, "spaces/invite_person.html", context, status=422 if form.errors else 200)
