"""The front door: a stranger is welcomed, a worker is taken to the day's work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hedgerow.accounts.permissions import can_open, open_to
from hedgerow.accounts.types import Audience


@open_to(Audience.ANYONE)
def home(request: HttpRequest) -> HttpResponse:
    """The place's name and line, a search, the map of wards, and a few true figures with source and date."""
    if can_open(request.user, Audience.WORKER) and "public" not in request.GET:
        return redirect("pages:my_work")
    return render(request, "pages/home.html")
