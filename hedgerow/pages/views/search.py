"""One box that finds and begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import open_to
from hedgerow.kernel.audience import Audience
from hedgerow.pages.presenters.search import search as found
from hedgerow.pages.views.frames import frame


@open_to(Audience.ANYONE)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything found by the words given, heading by heading."""
    context = found(request.user, request.GET.get("q", ""), each=20)
    return render(request, "pages/search.html", {**context, "frame": frame(request)})


@open_to(Audience.ANYONE)
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The first few, as somebody types: a fragment for htmx."""
    return render(request, "pages/suggest.html", found(request.user, request.GET.get("q", ""), each=5))
