"""Somebody who offered to help: answering them, letting them begin, and saying why it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.returning import back_to
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions
from hedgerow.volunteering.forms import DeclineForm, EndForm, IntroduceForm, PassOnForm, StartForm, TouchForm
from hedgerow.volunteering.forms.applying import ADULT
from hedgerow.volunteering.models import Application, Role
from hedgerow.volunteering.types import Desk
from hedgerow.volunteering.views.finding import application_for, group_for, placement_for


@open_to(Audience.WORKER)
@require_GET
def for_team(request: HttpRequest, pk: int) -> HttpResponse:
    """As our team sees them."""
    return page(request, application_for(request, pk))


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def in_space(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """As the group sees them: never somebody whom our co-ordinator has not passed on."""
    group = group_for(request, pk)
    found = application_for(request, application)
    if found.role is None or group.pk not in {found.role.organisation_id, found.role.organisation.merged_into_id}:
        raise Http404
    if found.desk != Desk.GROUP:
        raise Http404
    return page(request, found)


def page(request: HttpRequest, found: Application, **wrong: ShellForm) -> HttpResponse:
    """The person, what they said, and the one thing to do next. `wrong`: a form that could not be used."""
    placement = getattr(found, "placement", None)
    ours = found.desk == Desk.OURS
    context: dict[str, Any] = {
        "application": found,
        "role": found.role,
        "placement": placement,
        "hours": list(placement.hours.all()[:50]) if placement else [],
        "today": clock.today(),
        "team": is_team(request.user),
        "ours": ours,
        "touch": TouchForm(),
        "decline": DeclineForm(),
        "start": StartForm(),
        "end": EndForm(),
        "pass_on": PassOnForm(application=found) if ours and found.role_id else None,
        "introduce": IntroduceForm(application=found) if is_team(request.user) else None,
        **wrong,
    }
    return render(request, "volunteering/application.html", context, status=422 if wrong else 200)


def _touch(by: User, found: Application, form: Any) -> object:
    return actions.be_in_touch(by=by, application=found, note=form.cleaned_data["note"])


def _accept(by: User, found: Application, _form: Any) -> object:
    return actions.accept(by=by, application=found)


def _decline(by: User, found: Application, form: Any) -> object:
    return actions.decline(by=by, application=found, reason=form.cleaned_data["reason"])


def _start(by: User, found: Application, form: Any) -> object:
    return actions.start(by=by, application=found, on=form.cleaned_data["on"])


Deed = Callable[[User, Application, Any], object]
DEEDS: dict[str, tuple[type[ShellForm], Deed]] = {
    "touch": (TouchForm, _touch),
    "accept": (ShellForm, _accept),
    "decline": (DeclineForm, _decline),
    "start": (StartForm, _start),
}


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """In touch, yes, not this time, or begun (`do`). What somebody else has decided meanwhile is said, and stands."""
    found = application_for(request, pk)
    do = request.POST.get("do", "")
    if do not in DEEDS:
        raise Http404
    kind, act = DEEDS[do]
    form = kind(request.POST)
    if not form.is_valid():
        return page(request, found, **{do: form})
    return _done(request, found, lambda: act(user_of(request), found, form))


def _done(request: HttpRequest, found: Application, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return redirect(back_to(request, _home(request, found)))


def _home(request: HttpRequest, found: Application) -> str:
    if is_team(request.user) or found.role is None:
        return reverse("volunteering:application", args=[found.pk])
    return reverse("volunteering:own_application", args=[found.role.organisation_id, found.pk])


@open_to(Audience.WORKER)
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """On to the group, with a parent's word for somebody under 18."""
    found = application_for(request, pk)
    form = PassOnForm(request.POST, application=found)
    if not form.is_valid():
        return page(request, found, pass_on=form)
    agreed = form.cleaned_data.get("agreed", "")
    return _done(request, found, lambda: actions.pass_on(by=user_of(request), application=found, agreed=agreed))


@open_to(Audience.WORKER)
@require_POST
def introduce(request: HttpRequest, pk: int) -> HttpResponse:
    """Another role for them: its group is told."""
    found = application_for(request, pk)
    form = IntroduceForm(request.POST, application=found)
    if not form.is_valid():
        return page(request, found, introduce=form)
    role = get_object_or_404(Role, pk=form.cleaned_data["role"])
    adult = form.cleaned_data.get("age", "") == ADULT if "age" in form.fields else found.adult
    return _done(
        request,
        found,
        lambda: actions.introduce(by=user_of(request), application=found, role=role, adult=adult),
    )


@open_to(Audience.WORKER)
@require_GET
def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """A placement stands on the page of the person."""
    return redirect("volunteering:application", pk=placement_for(request, pk).application_id)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It has ended, and why."""
    held = placement_for(request, pk)
    found = application_for(request, held.application_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return page(request, found, end=form)
    said = form.cleaned_data
    return _done(
        request,
        found,
        lambda: actions.end_placement(
            by=user_of(request), placement=held, why=said["why"], words=said["words"], on=said["on"]
        ),
    )
