"""Questions in a group's own space."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.bridge.forms import AnswerForm
from hedgerow.bridge.permissions import can_read
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import asker, standing, tone
from hedgerow.bridge.types import SEEN, How
from hedgerow.bridge.views.answering import written
from hedgerow.bridge.views.finding import group_of, question_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.types import Crumb


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_safe
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """What public bodies asked the group: what waits for an answer first, then what came of the others."""
    group, acts = group_of(request, pk)
    today = clock.today()
    waiting = [(one, asker(one), standing(one, today)) for one in queries.waiting_for(group, today)[:20]]
    page = numbered(
        queries.for_group(group).exclude(pk__in=[one.pk for one, *_rest in waiting]).order_by("-closes_on", "-pk"),
        request.GET,
    )
    context = {
        "group": group,
        "acts": acts,
        "waiting": waiting,
        "page": page,
        "rows": [(one, asker(one), standing(one, today), tone(one, today)) for one in page.rows],
    }
    return render(request, "bridge/to_group.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """One question, the group's answer, and what came of it."""
    group, acts = group_of(request, pk)
    found = question_or_404(question)
    if found.state not in SEEN or not (queries.is_asked(found, group) or can_read(request.user, found)):
        raise Http404
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    before = queries.answer_of(found, group)
    form = AnswerForm(request.POST if request.method == "POST" else None, question=found, before=before)
    back = reverse("bridge:to_group", args=[group.pk])
    context = {
        "question": found,
        "group": group,
        "crumbs": [Crumb(_("Questions to us"), back), Crumb(found.title)],
        "back": back,
        "base": "shell/workspace.html",
        "acts": acts,
    }
    return written(request, found, group, form, context, request.path, how=How.SPACE)
