"""Asking groups, in the space of a public body: for its officers, with a second factor. Our team only looks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import SecondFactorNeeded, has_second_factor
from hedgerow.bridge.models import Question
from hedgerow.bridge.presenters import questions as shown
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import standing, tone
from hedgerow.bridge.types import State
from hedgerow.bridge.views import desk as desks
from hedgerow.bridge.views.desk import Desk
from hedgerow.bridge.views.finding import asks_second_factor, desk_of, of_body, question_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present

BODY_HATS = TEAM_HATS | {Hat.OFFICER}


def surely_at(request: HttpRequest, pk: int) -> Desk:
    """The desk of a body, for an officer who has given a second factor; our team has one anyway."""
    desk = desk_of(request, pk)
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return desk


def _looks(request: HttpRequest, desk: Desk) -> HttpResponse | None:
    """Our team only looks at what officers do."""
    return HttpResponseNotAllowed(["GET"]) if request.method == "POST" and not desk.acts else None


def _theirs(desk: Desk, pk: int) -> Question:
    found = question_or_404(pk)
    of_body(desk, found.body_id)
    return found


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """What the body asked groups: what it owes them first."""
    desk, today = surely_at(request, pk), clock.today()
    table = shown.table(lambda row: desk.url("question", row), today, public=False)
    found = queries.of_body(desk.body).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    owed = queries.of_body(desk.body).filter(state=State.CLOSED).order_by("answer_by", "pk")[:10]
    context = {
        "body": desk.body,
        "acts": desk.acts,
        "table": present(table, numbered(found, request.GET), request.GET),
        "owed": [(one, standing(one, today), tone(one, today), desk.url("outcome", one)) for one in owed],
        "ask": reverse("bridge:ask", args=[desk.body.pk]),
    }
    return render(request, "bridge/of_body.html", context)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Another question."""
    desk = surely_at(request, pk)
    return _looks(request, desk) or desks.edit(request, desk, None)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """One question: what is known before it goes, how many answered, what came of it."""
    desk = surely_at(request, pk)
    found = _theirs(desk, question)
    return _looks(request, desk) or desks.question(request, desk, found)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def change(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Put a question right while it is being written."""
    desk = surely_at(request, pk)
    found = _theirs(desk, question)
    return _looks(request, desk) or desks.edit(request, desk, found)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def outcome(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Say what came of it."""
    desk = surely_at(request, pk)
    found = _theirs(desk, question)
    return _looks(request, desk) or desks.outcome(request, desk, found)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def answers(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """What groups answered, without the names of those that chose not to be named."""
    desk = surely_at(request, pk)
    return desks.answers(request, desk, _theirs(desk, question))
