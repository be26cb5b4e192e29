"""What a worker does next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import open_to
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.pages.presenters import my_work as presenters
from hedgerow.places import queries as places
from hedgerow.shell.asking import user_of


@open_to(Audience.WORKER)
def my_work(request: HttpRequest) -> HttpResponse:
    """What is due, late first, and what was logged today."""
    user = user_of(request)
    assert isinstance(user, User)
    context = {"page": presenters.build(user, clock.today()), "place": places.place()}
    return render(request, "pages/my_work.html", context)
