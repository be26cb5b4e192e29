"""What anybody reads: every question and budget, and one question with its ideas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.participation import queries
from hedgerow.participation.actions.ideas import hashed
from hedgerow.participation.forms import IdeaFilters, QuestionFilters
from hedgerow.participation.models import Conversation, Idea
from hedgerow.participation.permissions import can_read_question
from hedgerow.participation.presenters import budgets as money
from hedgerow.participation.presenters import questions as shown
from hedgerow.participation.types import Stage
from hedgerow.participation.views.finding import question_or_404, who
from hedgerow.places.queries import area_names
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Crumb, Tab

ON_A_PAGE = 25


@open_to(Audience.ANYONE)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is open now, and all that was asked before with what came of it."""
    form, today = QuestionFilters(request.GET), clock.today()
    found = narrowed(queries.questions(request.user).exclude(state=State.DRAFT), form.chosen(), today)
    found = found.order_by(*ordering(shown.QUESTIONS, request.GET))
    answer = download(shown.QUESTIONS, shown.rows(found, today), request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    open_now = narrowed(queries.questions(request.user), {"show": "open"}, today).order_by("ends_on")
    active = queries.budgets(request.user).filter(stage__in=(Stage.PROPOSALS, Stage.VOTING)).order_by("voting_until")
    context = {
        "form": form,
        "page": page,
        "table": present(shown.QUESTIONS, replace(page, rows=shown.rows(page.rows, today)), request.GET),
        "open": [] if form.chosen() or page.number > 1 else shown.rows(open_now, today),
        "budgets": [] if form.chosen() or page.number > 1 else money.rows(active, today),
        "filtered": bool(form.chosen()),
        "tabs": tabs("questions"),
    }
    return render(request, "participation/home.html", context)


def tabs(current: str) -> list[Tab]:
    """What residents are asked, and what they share out."""
    return [
        Tab(_("Questions"), reverse("participation:home"), current == "questions"),
        Tab(_("Budgets"), reverse("participation:budgets"), current == "budgets"),
    ]


def narrowed(rows: QuerySet[Conversation], asked: dict[str, Any], today: date) -> QuerySet[Conversation]:
    """The questions that a filter lets through."""
    show, running = asked.get("show"), {"state": State.LIVE, "starts_on__lte": today, "ends_on__gte": today}
    if show == "open":
        rows = rows.filter(**running)
    elif show == "waiting":
        rows = rows.filter(answered_at__isnull=True, ends_on__lt=today)
    elif show == "told":
        rows = rows.filter(answered_at__isnull=False)
    if asked.get("area"):
        rows = rows.filter(area=asked["area"])
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(question__icontains=word)
    return rows


@open_to(Audience.ANYONE)
@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """A question, what can change, the ideas that came, and what was decided; all ideas as a file with `?format=`."""
    found, today = question_or_404(request, pk), clock.today()
    told = found.answered_at is not None
    form = IdeaFilters(request.GET, told=told)
    ideas = queries.ideas(found, **form.asked())
    answer = (
        download(shown.IDEAS, shown.cards(list(ideas), told=told), request.GET) if "format" in request.GET else None
    )
    if answer is not None:
        return answer
    page = numbered(ideas, request.GET, size=ON_A_PAGE)
    known = who(request)
    own = queries.supported_by(page.rows, [hashed(idea, known) for idea in page.rows]) if known and not told else set()
    context = {
        "question": found,
        "area": area_names([found.area]).get(found.area, ""),
        "standing": shown.standing(found, today),
        "takes": found.takes_ideas(today),
        "told": told,
        "overdue": found.is_overdue(today),
        "sums": shown.sums(found.ideas.values_list("decision", flat=True)) if told else (),
        "form": form,
        "filtered": {name for name in form.chosen() if name != "order"},
        "page": page,
        "where": address(request.GET) if request.GET else "",
        "cards": shown.cards(page.rows, told=told, supported=own),
        "message": shown.to_send_on(found, today),
        "team": is_team(request.user),
        "crumbs": crumbs(Crumb(found.question)),
    }
    return render(request, "participation/question.html", context)


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way to a page beneath the front page of participation."""
    return [Crumb(_("Have your say"), reverse("participation:home")), *more]


@open_to(Audience.ANYONE)
@require_safe
def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """An idea, where it stands: on the page of its question that lists it first."""
    found = get_object_or_404(Idea.objects.select_related("conversation"), pk=pk)
    if not can_read_question(request.user, found.conversation):
        raise Http404
    after = queries.ideas(found.conversation).filter(shown_at__gt=found.shown_at).count()
    page = after // ON_A_PAGE + 1
    path = reverse("participation:question", args=[found.conversation_id])
    return redirect(f"{path}{f'?page={page}' if page > 1 else ''}#idea-{found.pk}")
