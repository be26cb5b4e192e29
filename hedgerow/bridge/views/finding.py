"""From the numbers in an address to a question, a promise, a group or a body that somebody may look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest

from hedgerow.accounts.permissions import check_open
from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as question_queries
from hedgerow.bridge.views.desk import Desk
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full, resolved_ids
from hedgerow.organisations.types import Kind, Level

View = TypeVar("View", bound=Callable[..., Any])


def asks_second_factor(view: View) -> View:
    """Say that a view asks for a second factor, once it knows that the person is an officer."""
    view.second_factor = True  # type: ignore[attr-defined]
    return view


def organisation_or_404(pk: int) -> Organisation:
    """An organisation as it is now, after merges."""
    try:
        return full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None


def question_or_404(pk: int) -> Question:
    """One question."""
    found = question_queries.question_of(pk)
    if found is None:
        raise Http404
    return found


def promise_or_404(pk: int) -> Promise:
    """One promise."""
    found = promise_queries.promise_of(pk)
    if found is None:
        raise Http404
    return found


def desk_of(request: HttpRequest, pk: int) -> Desk:
    """The desk of a body's officers, for one of them; our team only looks."""
    body = organisation_or_404(pk)
    acts = can_act_for(request.user, body, Level.OFFICER)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if body.kind != Kind.PUBLIC_BODY:
        raise Http404
    return Desk(body, team=False, acts=acts)


def of_body(desk: Desk, organisation: int | None) -> None:
    """Raise Http404 where a record is another body's."""
    if organisation is None or resolved_ids([organisation])[organisation] != desk.body.pk:
        raise Http404


def group_of(request: HttpRequest, pk: int) -> tuple[Organisation, bool]:
    """A group for somebody who acts for it, and whether they do; our team only looks."""
    group = organisation_or_404(pk)
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if group.kind == Kind.PUBLIC_BODY:
        raise Http404
    return group, acts
