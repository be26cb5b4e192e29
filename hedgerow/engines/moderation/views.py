"""The queue of proposals, the decision, and the page on which the person reads it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hedgerow.engines import registry
from hedgerow.engines.moderation import actions, queries
from hedgerow.engines.moderation.forms import DecisionForm
from hedgerow.engines.moderation.models import Submission
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

DECIDED_SHOWN = 10


@open_to(Audience.WORKER)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, and what was decided lately."""
    page = numbered(queries.waiting(request.user), request.GET, size=25)
    decided = list(queries.decided(request.user)[:DECIDED_SHOWN])
    context = {"page": page, "waiting": _titled(request, page.rows), "decided": _titled(request, decided)}
    return render(request, "moderation/queue.html", context)


def _titled(request: HttpRequest, submissions: Sequence[Submission]) -> list[dict[str, object]]:
    """Each with the words for its kind and a link to what it is about."""
    offers = queries.offers(request.user)
    links = registry.links(submission.ref for submission in submissions)
    return [{"submission": s, "offer": offers[s.kind], "link": links.get(s.ref)} for s in submissions]


@open_to(Audience.WORKER)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What was proposed beside what stands there now, and the decision."""
    submission = get_object_or_404(Submission, pk=pk)
    offer = queries.offer(submission, request.user)
    form = DecisionForm(posted(request))
    if request.method == "POST" and form.is_valid() and _decided(request, submission, form):
        return redirect("moderation:queue")
    context = {
        "submission": submission,
        "offer": offer,
        "form": form,
        "proposed": queries.described(submission, request.user),
        "link": registry.link(submission.ref) if submission.ref else None,
    }
    return render(request, "moderation/decide.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, submission: Submission, form: DecisionForm) -> bool:
    told = form.cleaned_data
    accept = told["accept"] == "yes"
    try:
        actions.decide(by=user_of(request), submission=submission, accept=accept, answer=told["answer"])
    except InputError as error:
        form.add_error("answer", str(error))
        return False
    messages.success(request, _("Thank you: it is used now.") if accept else _("Not used; they can read why."))
    return True


@open_to(Audience.ANYONE)
@never_cache
@require_GET
def status(request: HttpRequest, key: str) -> HttpResponse:
    """What became of a proposal, for whoever has its address."""
    submission = get_object_or_404(Submission, key=key)
    link = registry.link(submission.ref) if submission.ref else None
    return render(request, "moderation/status.html", {"submission": submission, "link": link})
