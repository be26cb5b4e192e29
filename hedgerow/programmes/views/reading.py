"""One application as our team reads it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.programmes.models import Application
from hedgerow.programmes.permissions import is_withheld
from hedgerow.programmes.presenters import rounds as shown
from hedgerow.programmes.queries.rounds import verdict_of
from hedgerow.programmes.types import ApplicationState
from hedgerow.programmes.views.running import at, crumbs
from hedgerow.shell.types import Crumb


def sent_one(request: HttpRequest, pk: int) -> Application:
    """One that was sent in, for those of our team from whom it is not kept."""
    rows = Application.objects.select_related("round__programme", "organisation", "decision")
    held = get_object_or_404(rows.filter(state=ApplicationState.SENT), pk=pk)
    if is_withheld(request.user, held):
        raise PermissionDenied
    return held


@open_to(Audience.WORKER)
@require_safe
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """What a group asks, as it was sent."""
    held = sent_one(request, pk)
    context = {
        "application": held,
        "answers": shown.answers_of(held),
        "where": shown.ward_names(held),
        "sum": pounds(held.pence or 0),
        "others": held.others.select_related("organisation"),
        "verdict": verdict_of(held.round, held.organisation),
        "outcome": shown.outcome(held),
        "crumbs": crumbs(at(held.round), Crumb(held.organisation.name)),
    }
    return render(request, "programmes/application.html", context)
