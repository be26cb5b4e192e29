"""A representative's page for one meeting, by the link in a letter: the brief, and two lines afterwards. No account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.queries.wording import us
from hedgerow.representation import actions, queries
from hedgerow.representation.forms import ReportForm
from hedgerow.shell.trying import tried


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def speak(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; its button writes the report, which can be put right until the link ends."""
    spoken = queries.spoken_for(token)
    if spoken is None:
        return render(request, "representation/no_link.html", status=404)
    meeting, holding = spoken
    written = meeting.reports.filter(holding=holding).first()
    form = ReportForm(request.POST if request.method == "POST" else None, report=written)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.report(by=None, meeting=meeting, holding=holding, **told)  # noqa: E731
        if tried(request, act, _("Thank you. It is with us."), form):
            return redirect("representation:speak", token=token)
    context = {
        "meeting": meeting,
        "seat": meeting.seat,
        "holding": holding,
        "written": written,
        "form": form,
        "us": us(),
        "is_over": meeting.on <= clock.today(),
    }
    return render(request, "representation/speak.html", context, status=422 if form.errors else 200)
