"""What our team does with questions: ask, open, close, go through the ideas, and tell what was decided."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.moderation import queries as moderation
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.participation import actions, queries, rules
from hedgerow.participation.forms import AnswerForm, DecisionForm, QuestionFilters, QuestionForm
from hedgerow.participation.models import Conversation, Idea
from hedgerow.participation.presenters import questions as shown
from hedgerow.participation.types import Decision
from hedgerow.participation.views.public import narrowed
from hedgerow.places.queries import area_names
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb, Tab
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50


def tabs(current: str) -> list[Tab]:
    """The parts of participation."""
    return [
        Tab(_("Questions"), reverse("participation:running"), current == "questions"),
        Tab(_("Budgets"), reverse("participation:running_budgets"), current == "budgets"),
    ]


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way to a page of our team beneath the front page of participation."""
    return [Crumb(_("Asking residents"), reverse("participation:running")), *more]


@open_to(Audience.WORKER)
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every question, drafts too."""
    form, today = QuestionFilters(request.GET), clock.today()
    found = narrowed(queries.questions(request.user), form.chosen(), today)
    found = found.order_by(*ordering(shown.OUR_QUESTIONS, request.GET))
    answer = download(shown.OUR_QUESTIONS, shown.rows(found, today), request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    table = present(shown.OUR_QUESTIONS, replace(page, rows=shown.rows(page.rows, today)), request.GET)
    context = {"form": form, "table": table, "tabs": tabs("questions"), "filtered": bool(form.chosen())}
    return render(request, "participation/running.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Put a question together."""
    form = QuestionForm(posted(request), initial=rules.usual_days(clock.today()))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_question(by=user_of(request), question=form.question_typed())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved as a draft. Read it once more, then open it."))
            return redirect("participation:run_question", pk=made.pk)
    context = {"form": form, "title": _("Ask residents a question"), "crumbs": crumbs(Crumb(_("A new question")))}
    return render(request, "participation/edit_question.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say a question anew, as far as that may still be."""
    held = get_object_or_404(Conversation, pk=pk)
    form = QuestionForm(posted(request), held=held)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_question(by=user_of(request), conversation=held, question=form.question_typed())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("participation:run_question", pk=pk)
    at = reverse("participation:run_question", args=[pk])
    context = {
        "form": form,
        "title": _("Change the question"),
        "held": held,
        "crumbs": crumbs(Crumb(held.question, at)),
    }
    return render(request, "participation/edit_question.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_GET
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a question stands, and the one next thing to do with it."""
    found, today = get_object_or_404(Conversation.objects.select_related("owner"), pk=pk), clock.today()
    page = numbered(queries.ideas(found, order="supported"), request.GET, size=ON_A_PAGE)
    context = {
        "question": found,
        "area": area_names([found.area]).get(found.area, ""),
        "standing": shown.standing(found, today),
        "draft": found.state == State.DRAFT,
        "closed": found.state == State.CLOSED,
        "told": found.answered_at is not None,
        "overdue": found.is_overdue(today),
        "page": page,
        "cards": shown.cards(page.rows, told=True),
        "waiting": moderation.about(found.ref).count(),
        "undecided": found.ideas.filter(decision=Decision.NONE).count(),
        "form": AnswerForm(posted(request, reverse("participation:answer", args=[pk]))),
        "message": shown.to_send_on(found, today),
        "crumbs": crumbs(Crumb(found.question)),
    }
    return render(request, "participation/run_question.html", context)


@open_to(Audience.WORKER)
@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to everybody."""
    held = get_object_or_404(Conversation, pk=pk)
    done = _("It is open: everybody can read it now.")
    tried(request, lambda: actions.open_question(by=user_of(request), conversation=held), done)
    return redirect("participation:run_question", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more ideas."""
    held = get_object_or_404(Conversation, pk=pk)
    done = _("It is closed. Now say what becomes of each idea.")
    tried(request, lambda: actions.close_question(by=user_of(request), conversation=held), done)
    return redirect("participation:run_question", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell everybody what was decided."""
    held = get_object_or_404(Conversation, pk=pk)
    summary = request.POST.get("summary", "")
    done = _("Told. Whoever left an address gets a letter.")
    tried(request, lambda: actions.answer(by=user_of(request), conversation=held, summary=summary), done)
    return redirect("participation:run_question", pk=pk)


@open_to(Audience.WORKER)
@require_GET
def next_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """To the first idea without a decision, or back to the question where there is none."""
    held = queries.next_undecided(get_object_or_404(Conversation, pk=pk))
    return redirect("participation:decide_idea", pk=held.pk) if held else redirect("participation:run_question", pk=pk)


@open_to(Audience.WORKER)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What becomes of one idea, and why; then on to the next without a decision."""
    idea = get_object_or_404(Idea.objects.select_related("conversation"), pk=pk)
    held = idea.conversation
    form = DecisionForm(posted(request), initial={"decision": idea.decision, "reason": idea.reason})
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_idea(by=user_of(request), idea=idea, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            after = queries.next_undecided(held, pk)
            return redirect(
                *(("participation:decide_idea", after.pk) if after else ("participation:run_question", held.pk))
            )
    context = {
        "idea": idea,
        "question": held,
        "form": form,
        "ward": area_names([idea.ward]).get(idea.ward, ""),
        "undecided": held.ideas.filter(decision=Decision.NONE).count(),
        "crumbs": crumbs(
            Crumb(held.question, reverse("participation:run_question", args=[held.pk])), Crumb(idea.title)
        ),
    }
    return render(request, "participation/decide_idea.html", context, status=422 if form.errors else 200)
