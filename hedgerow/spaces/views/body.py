"""The space of a public body: which groups show it something, what they show, and who its officers are.

What is not public needs a second factor besides the right to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import SecondFactorNeeded, has_second_factor
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries import roles_in
from hedgerow.people.types import RoleKind
from hedgerow.spaces.presenters import body as presenters
from hedgerow.spaces.views.finding import body_in

BODY_HATS = TEAM_HATS | {Hat.OFFICER}
View = TypeVar("View", bound=Callable[..., Any])


def asks_second_factor(view: View) -> View:
    """Say that a view asks for a second factor, once it knows that the person is an officer (`surely_in`)."""
    view.second_factor = True  # type: ignore[attr-defined]
    return view


def surely_in(request: HttpRequest, pk: int) -> Organisation:
    """The body, for somebody who may enter its space and has given a second factor."""
    found = body_in(request, pk)
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return found


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_GET
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """The groups that show us more than is public."""
    found = surely_in(request, pk)
    return render(request, "spaces/body.html", {"body": found, "rows": presenters.sharing_groups(found)})


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_GET
def body_group(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """One group: what is public of it, and what it chose to show to this body; nothing else."""
    found, shown = surely_in(request, pk), organisations.live().filter(pk=group).first()
    if shown is None or not organisations.shown_to_body(found).filter(organisation=shown).exists():
        raise Http404
    context = {"body": found, "page": presenters.group_for_body(shown, found), "group": shown}
    return render(request, "spaces/body_group.html", context)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_GET
def officers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of this body can sign in here, and what is known of its officers: their teams and patches."""
    found = surely_in(request, pk)
    context = {
        "body": found,
        "rows": organisations.acting_for(found),
        "roles": [role for role in roles_in(found) if role.kind == RoleKind.OFFICER],
    }
    return render(request, "spaces/officers.html", context)
