"""Applications, for our team: what waits, and the decision."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.membership import actions, queries
from hedgerow.membership.forms import AcceptForm, DeclineForm
from hedgerow.membership.models import Application
from hedgerow.membership.presenters import applications as shown
from hedgerow.membership.presenters.members import tabs
from hedgerow.membership.types import State
from hedgerow.membership.views.members import crumbs
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb, Tab


@open_to(Audience.WORKER)
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """Those that wait, what is due first at the top; or those that are decided."""
    show = "decided" if request.GET.get("show") == "decided" else ""
    found = queries.applications(show)
    if answer := download(shown.LIST, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET)
    here = reverse("membership:applications")
    context = {
        "page": page,
        "show": show,
        "table": present(shown.LIST, page, request.GET),
        "tabs": tabs("applications", request.user),
        "shows": [Tab(_("waiting"), here, not show), Tab(_("decided"), f"{here}?show=decided", bool(show))],
    }
    return render(request, "membership/applications.html", context)


@open_to(Audience.WORKER)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: tell them it is in hand (`do` acknowledge), accept, or decline with a reason."""
    rows = Application.objects.select_related("kind", "organisation", "spell")
    found = get_object_or_404(rows, pk=pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    accept = AcceptForm(request.POST if wanted == "accept" else None, application=found)
    decline = DeclineForm(request.POST if wanted == "decline" else None)
    if wanted and _done(request, found, wanted, accept, decline):
        return redirect("membership:application", pk=pk)
    people = names([found.answered_by, found.decided_by])
    context = {
        "one": found,
        "accept": accept,
        "decline": decline,
        "how_far": shown.how_far(found),
        "tone": shown.tone(found),
        "answered_by": people.get(found.answered_by or 0, ""),
        "decided_by": people.get(found.decided_by or 0, ""),
        "crumbs": [*crumbs(), Crumb(_("Applications"), reverse("membership:applications")), Crumb(found.group_name)],
    }
    status = 422 if accept.errors or decline.errors else 200
    return render(request, "membership/application.html", context, status=status)


def _done(request: HttpRequest, found: Application, wanted: str, accept: AcceptForm, decline: DeclineForm) -> bool:
    """Do what the button says. False where a form is wrong. Somebody who presses late is told so on the next page."""
    by, waits = user_of(request), found.state == State.WAITING
    if wanted == "acknowledge":
        return tried(request, lambda: actions.acknowledge(by=by, application=found), _("They have a letter.")) or True
    if wanted == "accept" and accept.is_valid():
        facts = {"organisation": accept.organisation(), "fee_pence": accept.cleaned_data["fee"]}
        done = _("A member from today. They have a letter.")
        late = accept if waits else None
        return tried(request, lambda: actions.accept(by=by, application=found, **facts), done, late) or not waits
    if wanted == "decline" and decline.is_valid():
        reason, done = decline.cleaned_data["reason"], _("Not accepted. They read why.")
        form = decline if waits else None
        return tried(request, lambda: actions.decline(by=by, application=found, reason=reason), done, form) or not waits
    return False
