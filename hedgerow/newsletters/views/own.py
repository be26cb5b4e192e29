"""The one page behind every letter: say yes, choose anew, stop. Opening it changes nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from hedgerow.engines.throttle.types import limited, unlimited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.forms import ChooseForm
from hedgerow.newsletters.types import Confirmed
from hedgerow.people.queries.wording import us


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody gets, for whoever has had a letter: one button says yes, or saves what was chosen."""
    owner = queries.own_page(token)
    held = owner.subscriber if owner else None
    chosen = list(held.chosen.values_list("subject_id", flat=True)) if held else []
    form = ChooseForm(request.POST if request.method == "POST" else None, initial={"subjects": chosen})
    if request.method == "POST" and owner and form.is_valid():
        actions.confirm(email=owner.email, subjects=list(form.cleaned_data["subjects"]))
        messages.success(request, _("Saved. Every letter has a link back to this page."))
        return redirect("newsletters:mine", token=token)
    ours = queries.OWN.key(token) is not None
    context = {
        "owner": owner,
        "live": held is not None and held.state == Confirmed.LIVE,
        "asked": held is not None and held.state == Confirmed.ASKED,
        "stopped": ours and (owner is None or queries.has_stopped(owner.email)),
        "form": form,
        "token": token,
        "ours": ours,
        "us": us(),
    }
    status = 404 if not ours else 422 if form.errors else 200
    return render(request, "newsletters/mine.html", context, status=status)


@open_to(Audience.ANYONE)
@unlimited(because="the mail programs of many people press it from the few networks of their provider")
@never_cache
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One click of a mail program stops them: a POST without anything, as RFC 8058 says. A person comes to the page."""
    owner = queries.own_page(token)
    if request.method == "POST" and owner:
        actions.stop(email=owner.email)
    return redirect("newsletters:mine", token=token)
