"""For our team: who acts for an organisation, and what it agreed to by telephone or on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import actions as organisations
from hedgerow.organisations import queries as read
from hedgerow.organisations.types import Kind
from hedgerow.shell.types import Crumb
from hedgerow.spaces.forms import InviteForm, PersonForm
from hedgerow.spaces.presenters import sharing
from hedgerow.spaces.views.finding import full_or_404
from hedgerow.spaces.views.people import of


@open_to(Audience.WORKER)
def acting(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that an organisation's people could do themselves, done for them and recorded with how they said so."""
    found = full_or_404(pk)
    body = found.kind == Kind.PUBLIC_BODY
    context = {
        **of(found),
        "body": body,
        "form": PersonForm() if body else InviteForm(),
        "sharing": None if body else sharing.build(found),
        "shown": read.shown_to_body(found) if body else (),
        "crumbs": [Crumb(found.name, reverse("pages:group", args=[found.pk])), Crumb(_("Who acts for them"))],
    }
    return render(request, "spaces/acting.html", context)


@open_to(Audience.WORKER)
@require_POST
def trust(request: HttpRequest, pk: int) -> HttpResponse:
    """Use what a group changes at once from now on, or look at it again before (`end`)."""
    found, by = full_or_404(pk), user_of(request)
    if "end" in request.POST:
        organisations.distrust(by=by, organisation=found)
        messages.success(request, _("We look at what they change before it is used."))
    else:
        organisations.trust(by=by, organisation=found)
        messages.success(request, _("What they change is used at once from now on."))
    return redirect("spaces:acting", pk=found.pk)
