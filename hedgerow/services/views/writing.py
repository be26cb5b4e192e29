"""Writing a group's services, showing and closing them: the group's own people, and our team for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.verification.actions import set_cadence
from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind
from hedgerow.services import actions, queries
from hedgerow.services.forms import ServiceForm
from hedgerow.services.forms.services import USUAL
from hedgerow.services.models import Service
from hedgerow.services.views.finding import group_for, own_service
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


def area_choices(held: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The place, its wards, and what stands in a service already."""
    here = places.place()
    wards = list(places.areas(kind=AreaKind.WARD).values_list("code", "name"))
    offered = [*([(here.area_code, here.area_name)] if here else []), *wards]
    names = places.area_names(held)
    known = {code for code, _name in offered}
    return [*offered, *((code, names.get(code, code)) for code in held if code not in known)]


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def add_own(request: HttpRequest, pk: int) -> HttpResponse:
    """A new service, kept as a draft or shown at once."""
    group = group_for(request, pk)
    form = ServiceForm(posted(request), areas=area_choices(), initial={"place0_postcode": group.postcode})
    if request.method == "POST" and form.is_valid():
        made = _saved(
            form,
            lambda: actions.add_service(by=user_of(request), organisation=group, said=form.said(), **form.facts()),
            request,
        )
        if made is not None:
            return _on(request, group, made)
    return _page(request, group, form, None)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def edit(request: HttpRequest, pk: int, service: int) -> HttpResponse:
    """Change a service; one that is shown stays so."""
    group = group_for(request, pk)
    held = own_service(request, group, service)
    said, last = queries.parts_of(held), for_ref(held.ref)
    form = ServiceForm(
        posted(request),
        service=held,
        said=said,
        every_days=last.every_days if last else USUAL,
        areas=area_choices(said.areas or ()),
    )
    if request.method == "POST" and form.is_valid():
        made = _saved(
            form,
            lambda: actions.change_service(by=user_of(request), service=held, said=form.said(), **form.facts()),
            request,
        )
        if made is not None:
            return _on(request, group, made)
    return _page(request, group, form, held)


def _saved(form: ServiceForm, save: Callable[[], Service], request: HttpRequest) -> Service | None:
    try:
        made = save()
    except ValidationError as error:
        form.take_errors(error)
        return None
    if "every_days" in form.changed_data or for_ref(made.ref) is None:
        set_cadence(by=user_of(request), ref=made.ref, every_days=form.cleaned_data["every_days"])
    return made


def _on(request: HttpRequest, group: Organisation, service: Service) -> HttpResponse:
    """Saved; and shown, where that button was pressed."""
    if "show" in request.POST:
        return _show(request, group, service)
    messages.success(request, _("Saved."))
    return redirect("services:own", pk=group.pk)


def _show(request: HttpRequest, group: Organisation, service: Service) -> HttpResponse:
    try:
        opened = actions.show_service(by=user_of(request), service=service)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("services:edit", pk=group.pk, service=service.pk)
    if opened.state == State.REVIEW:
        messages.success(request, _("Thank you. We look at your first service, and tell you when everybody sees it."))
    else:
        messages.success(request, _("Everybody can find it now."))
    return redirect("services:own", pk=group.pk)


def _page(request: HttpRequest, group: Organisation, form: ServiceForm, service: Service | None) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "group": group,
        "service": service,
        "first": not is_team(request.user) and not queries.was_ever_open(group),
        "state": State(service.state) if service else State.DRAFT,
    }
    return render(request, "services/edit.html", context, status=422 if form.errors else 200)


MOVES: dict[str, Callable[..., Service]] = {"pause": actions.pause_service, "close": actions.close_service}


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def move(request: HttpRequest, pk: int, service: int) -> HttpResponse:
    """Show it, pause it or close it (`to`)."""
    group = group_for(request, pk)
    held = own_service(request, group, service)
    to = request.POST.get("to", "")
    if to == "show":
        return _show(request, group, held)
    if to in MOVES:
        try:
            MOVES[to](by=user_of(request), service=held)
            messages.success(request, _("Saved."))
        except InputError as error:
            messages.error(request, str(error))
    return redirect("services:own", pk=group.pk)
