"""What public bodies asked groups, what came of it, and which promises were kept: for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.bodies.queries import interests_in
from hedgerow.bridge import rules
from hedgerow.bridge.forms import PromisesForm, QuestionsForm
from hedgerow.bridge.permissions import can_keep, can_read, can_read_promise
from hedgerow.bridge.presenters import promises as shown_promises
from hedgerow.bridge.presenters import questions as shown
from hedgerow.bridge.queries import audience
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import asker, promise_standing, promise_tone, sides, standing, tone
from hedgerow.bridge.types import State
from hedgerow.bridge.views.finding import promise_or_404, question_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Crumb


@open_to(Audience.ANYONE)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Every public question: who asked, how many answered, what came of it, or how late that is."""
    today, form = clock.today(), QuestionsForm(request.GET, public=True)
    table = shown.table(lambda row: reverse("bridge:public_question", args=[row.pk]), today, public=True)
    found = queries.public_questions(**form.filters(), today=today).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "table": present(table, numbered(found, request.GET), request.GET),
        "narrowed": bool(form.chosen()),
        "team": can_keep(request.user),
    }
    return render(request, "bridge/public.html", context)


@open_to(Audience.ANYONE)
@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: what is decided with the answers, who answered by size, and what came of it or how late that is."""
    found, today = question_or_404(pk), clock.today()
    if not can_read(request.user, found):
        raise Http404
    context = {
        "question": found,
        "asker": asker(found),
        "standing": standing(found, today),
        "tone": tone(found, today),
        "late": rules.days_late(found.answer_by, today) if found.is_owed() else 0,
        "turnout": None if found.opened_at is None else shown.turnout(found),
        "said": found.state == State.ANSWERED,
        "withdrawn": found.state == State.WITHDRAWN,
        "is_open": found.is_open(today),
        "whom": audience.whom_words(found.whom_asked, team=can_keep(request.user)),
        "team": can_keep(request.user),
        "interests": interests_in([found.ref]),
        "crumbs": [Crumb(_("Questions to groups"), reverse("bridge:public")), Crumb(found.title)],
    }
    return render(request, "bridge/public_question.html", context)


@open_to(Audience.ANYONE)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Every public promise, how many were kept, and how many are late."""
    today, form = clock.today(), PromisesForm(request.GET, public=True)
    table = shown_promises.table(lambda row: reverse("bridge:public_promise", args=[row.pk]), today)
    found = promise_queries.public_promises(**form.filters(), today=today).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    everything = promise_queries.public_promises(today=today)
    late = everything.filter(promise_queries.late_when(today)).count()
    context = {
        "form": form,
        "table": present(table, numbered(found, request.GET), request.GET),
        "narrowed": bool(form.chosen()),
        "tally": shown_promises.tally(promise_queries.tally(everything), late),
        "team": can_keep(request.user),
    }
    return render(request, "bridge/public_promises.html", context)


@open_to(Audience.ANYONE)
@require_safe
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise: who said what to whom where, and what became of it."""
    found, today = promise_or_404(pk), clock.today()
    if not can_read_promise(request.user, found):
        raise Http404
    context = {
        "promise": found,
        "sides": sides(found),
        "standing": promise_standing(found, today),
        "tone": promise_tone(found, today),
        "team": can_keep(request.user),
        "interests": interests_in([found.ref]),
        "crumbs": [Crumb(_("Promises"), reverse("bridge:public_promises")), Crumb(_("Promise"))],
    }
    return render(request, "bridge/public_promise.html", context)
