"""The page behind each letter about contracts. Opening it changes nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from hedgerow.engines.throttle.types import limited, unlimited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.notices import actions
from hedgerow.notices.queries.wishes import by_token, is_ours


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def wish(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody is told of, for whoever has had a letter: one button, which stops it."""
    context = {"held": by_token(token), "ours": is_ours(token), "token": token}
    return render(request, "notices/wish.html", context, status=200 if context["ours"] else 404)


@open_to(Audience.ANYONE)
@unlimited(because="the mail programs of many people press it from the few networks of their provider")
@never_cache
@csrf_exempt
def wish_stop(request: HttpRequest, token: str) -> HttpResponse:
    """One click of a mail program stops it: a POST without anything, as RFC 8058 says. A person comes to the page."""
    held = by_token(token)
    if request.method == "POST" and held:
        actions.stop(wish=held)
    return redirect("notices:wish", token=token)
