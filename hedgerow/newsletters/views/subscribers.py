"""Who gets letters, for our team."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.forms import StopForm, SubscribersForm
from hedgerow.newsletters.presenters import lists as shown
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present


@open_to(Audience.WORKER)
def subscribers(request: HttpRequest) -> HttpResponse:
    """Addresses that were asked for; the whole list as a file, which is noted. A POST stops the letters of one address."""
    stop = StopForm(posted(request))
    if request.method == "POST" and stop.is_valid():
        actions.stop(email=stop.cleaned_data["email"], by=user_of(request))
        messages.success(request, _("No more letters go there, whatever list it stands in."))
        return redirect("newsletters:subscribers")
    form = SubscribersForm(request.GET)
    found = queries.listed(form.filters()).order_by(*ordering(shown.SUBSCRIBERS, request.GET))
    if request.GET.get("format") in {"csv", "xlsx"}:
        actions.note_download(by=user_of(request), filters=form.chosen())
        answer = download(shown.FILE, found, request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET)
    context = {
        "form": form,
        "stop": stop,
        "page": page,
        "table": present(shown.SUBSCRIBERS, page, request.GET),
        "narrowed": bool(form.chosen()),
        "tabs": shown.tabs("subscribers", request.user),
    }
    return render(request, "newsletters/subscribers.html", context, status=422 if stop.errors else 200)
