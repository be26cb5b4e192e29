"""What a worker does next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hedgerow.accounts.permissions import open_to
from hedgerow.accounts.types import Audience


@open_to(Audience.WORKER)
def my_work(request: HttpRequest) -> HttpResponse:
    """My work."""
    return render(request, "pages/my_work.html")
