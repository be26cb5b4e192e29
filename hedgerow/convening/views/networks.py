"""Networks, for our team: the list, one of them, starting, changing and ending it, and who comes."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.convening import actions
from hedgerow.convening.forms.networks import NetworkForm
from hedgerow.convening.presenters import lists
from hedgerow.convening.queries import doing
from hedgerow.convening.queries import meetings as met
from hedgerow.convening.queries import networks as read
from hedgerow.convening.queries.attendance import attendance as who_comes
from hedgerow.convening.queries.decisions import standing
from hedgerow.convening.queries.votes import polls
from hedgerow.convening.views.finding import crumbs, network_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb, Tab
from hedgerow.spine.errors import InputError

SHOWN = 5


@open_to(Audience.WORKER)
@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """Those that go on, or all (`?show=all`)."""
    ended = request.GET.get("show") == "all"
    found = read.networks(ended=ended).order_by(*ordering(lists.NETWORKS, request.GET))
    if answer := download(lists.NETWORKS, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET)
    context = {
        "tabs": lists.tabs(request),
        "table": present(lists.NETWORKS, page, request.GET),
        "shows": [Tab(_("that go on"), "?", not ended), Tab(_("all"), "?show=all", ended)],
    }
    return render(request, "convening/networks.html", context)


@open_to(Audience.WORKER)
@require_safe
def network(request: HttpRequest, pk: int) -> HttpResponse:
    """At a glance: what comes next, what waits, what was decided lately."""
    found, now = network_or_404(pk), clock.now()
    all_of_it = met.meetings(found)
    context = {
        "network": found,
        "tabs": lists.inside(request, found),
        "crumbs": crumbs(None, found.name),
        "coming": list(all_of_it.filter(met.ahead(now)).order_by("sitting__starts_at")[:SHOWN]),
        "past": list(all_of_it.filter(met.held(now))[:SHOWN]),
        "asking": list(read.asking(found)),
        "actions": list(doing.actions(open_only=True).filter(network=found)[:SHOWN]),
        "decisions": list(standing().filter(network=found)[:SHOWN]),
        "votes": list(polls(found)[:SHOWN]),
        "members": len(read.members(found)),
        "seen": lists.seen_words(found),
        "tone": lists.seen_tone(found),
        "today": clock.today(),
    }
    return render(request, "convening/network.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Start one."""
    by = user_of(request)
    form = NetworkForm(posted(request), by=by)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start(by=by, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is there. Take its first groups in.") % {"name": made.name})
            return redirect("convening:members", pk=made.pk)
    return _form(request, form, _("Start a network"), crumbs(None, _("Start a network")))


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of it."""
    found = network_or_404(pk)
    form = NetworkForm(posted(request), network=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=user_of(request), network=found, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("convening:network", pk=pk)
    return _form(request, form, _("Edit"), crumbs(found, _("Edit")), over=found.name, network=found)


def _form(request: HttpRequest, form: NetworkForm, title: str, path: list[Crumb], **more: object) -> HttpResponse:
    context = {"form": form, "title": title, "crumbs": path, "over": "", "network": None, **more}
    return render(request, "convening/network_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It ends today, or goes on after all (`go_on`)."""
    found, by = network_or_404(pk), user_of(request)
    if "go_on" in request.POST:
        tried(request, lambda: actions.go_on(by=by, network=found), _("It goes on."))
    else:
        tried(request, lambda: actions.end(by=by, network=found), _("It has ended. What it did stays."))
    return redirect("convening:network", pk=pk)


@open_to(Audience.WORKER)
@require_safe
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, from which group, how often, and who has never been."""
    found = network_or_404(pk)
    rows, guests = who_comes(found)
    if answer := download(lists.CAME, [*rows, *guests], request.GET):
        return answer
    page = numbered(rows, request.GET)
    guests_table = replace(lists.CAME, caption=_("Guests: groups that came and do not belong"))
    context = {
        "network": found,
        "tabs": lists.inside(request, found),
        "crumbs": crumbs(found, _("Who comes")),
        "table": present(lists.CAME, page, request.GET),
        "guests": present(guests_table, guests, request.GET, downloads=False) if guests else None,
        "never": sum(1 for row in rows if row.of and not row.times),
        "held": max((row.of for row in rows), default=0),
    }
    return render(request, "convening/attendance.html", context)
