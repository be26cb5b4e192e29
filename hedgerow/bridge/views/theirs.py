"""Promises in the space of a public body: its officers say what became of their own, and our team confirms it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.bridge import actions
from hedgerow.bridge.forms import FactForm
from hedgerow.bridge.presenters import promises as shown
from hedgerow.bridge.queries import promises as queries
from hedgerow.bridge.queries.words import promise_standing, promise_tone, sides
from hedgerow.bridge.types import Kept, Side
from hedgerow.bridge.views.finding import asks_second_factor, of_body, promise_or_404
from hedgerow.bridge.views.officers import BODY_HATS, surely_at
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
@require_safe
def promises(request: HttpRequest, pk: int) -> HttpResponse:
    """What the body promised groups, and what was promised to it."""
    desk, today = surely_at(request, pk), clock.today()
    table = shown.table(lambda row: reverse("bridge:body_promise", args=[desk.body.pk, row.pk]), today)
    found = queries.of_body(desk.body).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    late = queries.of_body(desk.body).filter(queries.late_when(today)).count()
    context = {
        "body": desk.body,
        "table": present(table, numbered(found, request.GET), request.GET),
        "tally": shown.tally(queries.tally(queries.of_body(desk.body)), late),
    }
    return render(request, "bridge/body_promises.html", context)


@open_to(Audience.SIGNED_IN, hats=BODY_HATS)
@asks_second_factor
def promise(request: HttpRequest, pk: int, promise: int) -> HttpResponse:
    """One promise; what became of the body's own is for its officers to say."""
    desk = surely_at(request, pk)
    found = promise_or_404(promise)
    of_body(desk, found.body_id)
    if request.method == "POST" and not desk.acts:
        return HttpResponseNotAllowed(["GET"])
    may = found.promiser == Side.BODY and found.state == Kept.OPEN
    if request.method == "POST" and not may:
        raise Http404
    form = FactForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.propose(by=user_of(request), promise=found, fact=form.fact())  # noqa: E731
        if tried(request, act, _("Thank you. It counts once the team has confirmed it."), form):
            return redirect("bridge:body_promise", pk=desk.body.pk, promise=found.pk)
    today = clock.today()
    context = {
        "promise": found,
        "sides": sides(found),
        "standing": promise_standing(found, today),
        "tone": promise_tone(found, today),
        "form": form,
        "may": may and desk.acts,
        "crumbs": [Crumb(_("Promises"), reverse("bridge:body_promises", args=[desk.body.pk])), Crumb(_("Promise"))],
    }
    return render(request, "bridge/body_promise.html", context, status=422 if form.errors else 200)
