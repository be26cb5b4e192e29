"""Asking to be told, and the one page from which it is confirmed, prolonged and stopped. Opening a page changes nothing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from hedgerow.engines.alerts import actions, queries
from hedgerow.engines.alerts.forms import AlertForm
from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited, unlimited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@limited(an_hour=30, field="email", of_one=5)
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """The search in words, and where to write. The search stands in the address, as on its own page."""
    offer = queries.offer(kind)
    params = {name: str(value) for name, value in request.GET.items() if value}
    words = offer.describe(params) if offer else ""
    if offer is None or not words:
        raise Http404
    form = AlertForm(request.POST or None)
    context = {"offer": offer, "words": words, "back": offer.back(params), "form": form}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.ask(
                kind=kind, params=params, email=told["email"], rhythm=told["rhythm"], address=address_of(request)
            )
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return render(request, "alerts/asked.html", {**context, "email": told["email"]})
    return render(request, "alerts/ask.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody is told of, for whoever has had a letter: one button, which says yes; or stops it at `stop`."""
    held = queries.by_token(token)
    if request.method == "POST" and held:
        actions.confirm(subscription=held)
        return redirect("alerts:mine", token=token)
    offer = queries.offer(held.kind) if held else None
    context = {
        "held": held,
        "words": offer.describe(held.params) if offer and held else "",
        "back": offer.back(held.params) if offer and held else "",
        "token": token,
        "ours": queries.is_ours(token),
    }
    return render(request, "alerts/mine.html", context, status=200 if context["ours"] else 404)


@open_to(Audience.ANYONE)
@unlimited(because="the mail programs of many people press it from the few networks of their provider")
@never_cache
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One click of a mail program stops it: a POST without anything, as RFC 8058 says. A person comes to the page."""
    held = queries.by_token(token)
    if request.method == "POST" and held:
        actions.stop(subscription=held)
    return redirect("alerts:mine", token=token)
