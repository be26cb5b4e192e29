"""The page behind the link that people are sent: without signing in, and nothing changes until they save."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import queries
from hedgerow.people.actions.preferences import answer, contact_at
from hedgerow.people.forms.consent import PreferencesForm
from hedgerow.people.models import Contact


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Every purpose with its box, and one button."""
    pk = contact_at(token)
    found = queries.live().filter(pk=pk).first() if pk else None
    if found is None:
        return render(request, "people/preferences_over.html", status=410)
    form = PreferencesForm(request.POST or None, asked=queries.preferences(found))
    if request.method == "POST" and _saved(request, form, found):
        return redirect("people:preferences", token=token)
    return render(request, "people/preferences.html", {"form": form, "contact": found})


def _saved(request: HttpRequest, form: PreferencesForm, found: Contact) -> bool:
    if not form.is_valid():
        return False
    answer(by=None, contact=found, answers=form.answers())
    messages.success(request, _("Saved. Thank you for telling us."))
    return True


@open_to(Audience.ANYONE)
@require_GET
def stopped(request: HttpRequest) -> HttpResponse:
    """Somebody stopped letters: that is all."""
    return render(request, "people/stopped.html")
