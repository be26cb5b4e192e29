"""Questions in the workspace of our team, and what is late first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hedgerow.bridge.forms import BodyForm, QuestionsForm
from hedgerow.bridge.models import Question
from hedgerow.bridge.presenters import questions as shown
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import promise_lines, question_line
from hedgerow.bridge.types import Kept, State
from hedgerow.bridge.views import desk as desks
from hedgerow.bridge.views.desk import Desk
from hedgerow.bridge.views.finding import organisation_or_404, question_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.organisations.queries import public_bodies
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present

MOST = 20


def our_desk(question: Question) -> Desk:
    """The desk of our team, for one question."""
    return Desk(question.body.now, team=True)


@open_to(Audience.WORKER)
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What is late, what waits for us, and what is running between groups and public bodies."""
    today = clock.today()
    rows, promised = queries.questions(), promise_queries.promises()
    late = [
        question_line(one, today) for one in rows.filter(queries.late_when(today)).order_by("answer_by", "pk")[:MOST]
    ]
    overdue = promised.filter(promise_queries.late_when(today), proposed="").order_by("due", "pk")
    late += promise_lines(overdue[:MOST], today)
    waiting = [question_line(one, today) for one in rows.filter(state=State.WITH_US).order_by("sent_at", "pk")[:MOST]]
    waiting += promise_lines(promise_queries.proposals()[:MOST], today)
    running = (
        rows.filter(state__in=(State.OPEN, State.CLOSED)).exclude(queries.late_when(today)).order_by("answer_by", "pk")
    )
    soon = promised.filter(state=Kept.OPEN, due__gte=today).order_by("due", "pk")
    context = {
        "tabs": shown.tabs("now"),
        "late": late,
        "waiting": waiting,
        "running": [question_line(one, today) for one in running[:MOST]],
        "soon": promise_lines(soon[:10], today),
    }
    return render(request, "bridge/now.html", context)


@open_to(Audience.WORKER)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Every question, of whatever body."""
    today, form = clock.today(), QuestionsForm(request.GET)
    table = shown.table(lambda row: reverse("bridge:question", args=[row.pk]), today, public=False)
    found = queries.listed(**form.filters(), today=today).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "table": present(table, numbered(found, request.GET), request.GET),
        "narrowed": bool(form.chosen()),
        "tabs": shown.tabs("questions"),
    }
    return render(request, "bridge/questions.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Ask on behalf of a body: which one first, then the question."""
    found = public_bodies().filter(pk__in=keys([request.GET.get("body", "")])).first()
    if found is not None:
        return desks.edit(request, Desk(organisation_or_404(found.pk), team=True), None)
    form = BodyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect(f"{reverse('bridge:add')}?body={form.cleaned_data['body'].pk}")
    return render(request, "bridge/which_body.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, to check, to look after, and to hear what came of it."""
    found = question_or_404(pk)
    return desks.question(request, our_desk(found), found)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question right before groups have it."""
    found = question_or_404(pk)
    return desks.edit(request, our_desk(found), found)


@open_to(Audience.WORKER)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What a body told us came of it."""
    found = question_or_404(pk)
    return desks.outcome(request, our_desk(found), found)
