"""One box that finds and begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hedgerow.accounts.permissions import open_to
from hedgerow.accounts.types import Audience
from hedgerow.pages import presenters


@open_to(Audience.ANYONE)
def search(request: HttpRequest) -> HttpResponse:
    """Everything found by the words given, heading by heading."""
    return render(request, "pages/search.html", presenters.search(request.user, request.GET.get("q", ""), each=20))


@open_to(Audience.ANYONE)
def suggest(request: HttpRequest) -> HttpResponse:
    """The first few, as somebody types: a fragment for htmx."""
    return render(request, "pages/suggest.html", presenters.search(request.user, request.GET.get("q", ""), each=5))
