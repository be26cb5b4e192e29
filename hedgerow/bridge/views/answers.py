"""What groups answered, for our team; and writing down what a group told us by telephone or on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.bridge.forms import OnBehalfForm, WhichGroupForm
from hedgerow.bridge.models import Question
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.views import desk as desks
from hedgerow.bridge.views.answering import written
from hedgerow.bridge.views.finding import organisation_or_404, question_or_404
from hedgerow.bridge.views.keeping import our_desk
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.shell.types import Crumb


@open_to(Audience.WORKER)
@require_safe
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer, and who has not answered yet."""
    found = question_or_404(pk)
    return desks.answers(request, our_desk(found), found)


@open_to(Audience.WORKER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """What a group told us: which one first, then its answer."""
    found = question_or_404(pk)
    given = key(request.GET.get("group", ""))
    if given is None:
        return _which(request, found)
    group = organisation_or_404(given)
    before = queries.answer_of(found, group)
    form = OnBehalfForm(request.POST if request.method == "POST" else None, question=found, before=before)
    context = {
        "question": found,
        "group": group,
        "crumbs": _crumbs(found, group.name),
        "back": reverse("bridge:answers", args=[pk]),
        "base": "shell/workspace.html",
        "behalf": True,
        "acts": True,
    }
    done = reverse("bridge:answers", args=[pk])
    return written(request, found, group, form, context, done)


def _which(request: HttpRequest, found: Question) -> HttpResponse:
    form = WhichGroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        chosen = form.cleaned_data["group"]
        return redirect(f"{request.path}?group={chosen.pk}")
    context = {"form": form, "question": found, "crumbs": _crumbs(found, _("Which group?"))}
    return render(request, "bridge/which_group.html", context, status=422 if form.errors else 200)


def _crumbs(found: Question, title: str) -> list[Crumb]:
    here = Crumb(found.title, reverse("bridge:question", args=[found.pk]))
    return our_desk(found).crumbs(here, Crumb(_("Answers"), reverse("bridge:answers", args=[found.pk])), Crumb(title))
