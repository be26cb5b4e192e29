"""Groups that a register knows: looked for, and added at a click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import actions, queries
from hedgerow.organisations.presenters.register import found
from hedgerow.organisations.views.editing import crumbs, url_of
from hedgerow.places import queries as places
from hedgerow.spine.errors import InputError

SHOWN = 25


@open_to(Audience.WORKER)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Organisations on registers by name or number; it says which are here already."""
    words = request.GET.get("q", "").strip()
    hits = queries.search_register(words, limit=SHOWN) if words else []
    held = places.spine()
    context = {
        "words": words,
        "hits": found(hits, places.area_names(hit.authority for hit in hits)),
        "ready": bool(held and held.has("register")),
        "crumbs": crumbs(None, _("Add from a register")),
    }
    return render(request, "organisations/register.html", context)


@open_to(Audience.WORKER)
@require_POST
def add_from_register(request: HttpRequest) -> HttpResponse:
    """Add the one whose button was pressed."""
    try:
        made = actions.add_from_register(by=user_of(request), org_id=request.POST.get("org_id", ""))
    except InputError as error:
        messages.error(request, str(error))
        return redirect("organisations:register")
    messages.success(request, _("%(name)s is added, with what the register says.") % {"name": made.name})
    return redirect(url_of(made))
