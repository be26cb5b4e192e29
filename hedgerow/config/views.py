"""The page of all settings, and the one that says who may do what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.config import navigation
from hedgerow.config.permissions import HATS, address_rows, deed_rows
from hedgerow.kernel.audience import Audience, open_to


@open_to(Audience.WORKER)
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """What is set up once, each with a line that says what it is for."""
    return render(request, "config/settings.html", {"settings": navigation.settings(request.user)})


@open_to(Audience.MANAGER)
@require_GET
def permissions(request: HttpRequest) -> HttpResponse:
    """Who may do what, and who may open which page, as each of them declares it."""
    context = {"hats": list(HATS.values()), "deeds": deed_rows(), "addresses": address_rows()}
    return render(request, "config/permissions.html", context)
