"""Votes of networks, for our team: called, opened, closed, told, and made a decision of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.convening import actions
from hedgerow.convening.forms.work import DecisionForm, VoteForm, WorkFilter
from hedgerow.convening.models import Decision, Network
from hedgerow.convening.presenters import lists
from hedgerow.convening.queries.networks import roll
from hedgerow.convening.queries.votes import decisions_by, networks_of, polls
from hedgerow.convening.views.finding import crumbs, network_or_404, vote_or_404
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.queries import outcome_page
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import Page, numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError

SHOWS = (("", lazy("all")), ("open", lazy("open")), ("closed", lazy("closed")), ("draft", lazy("being prepared")))


@open_to(Audience.WORKER)
@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """Of all networks or one, the newest first."""
    form = WorkFilter(request.GET, shows=SHOWS, words=False)
    wanted = form.chosen()
    found = polls()
    if wanted.get("network"):
        found = found.filter(ref=f"convening.network:{wanted['network']}")
    if wanted.get("show"):
        found = found.filter(state=wanted["show"])
    found = found.order_by(*ordering(lists.VOTES, request.GET))
    if request.GET.get("format") and (answer := download(lists.VOTES, _named(list(found)), request.GET)):
        return answer
    page: Page[Poll] = numbered(found, request.GET)
    _named(list(page.rows))
    context = {
        "form": form,
        "tabs": lists.tabs(request),
        "narrowed": bool(wanted),
        "table": present(lists.VOTES, page, request.GET),
    }
    return render(request, "convening/votes.html", context)


def _named(rows: list[Poll]) -> list[Poll]:
    """With the name of the network of each."""
    known = networks_of(rows)
    for row in rows:
        network = known.get(row.ref)
        row.network_name = network.name if network else ""  # type: ignore[attr-defined]
    return rows


@open_to(Audience.WORKER)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a vote."""
    network = network_or_404(pk)
    form = VoteForm(posted(request), network=network)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.call_vote(by=user_of(request), network=network, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Look at it once more, and at who may vote. Then open it."))
            return redirect("convening:vote", pk=made.pk)
    context = {"form": form, "network": network, "crumbs": crumbs(network, _("Call a vote"))}
    context["able"] = len(roll(network, clock.today()))
    return render(request, "convening/vote_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One vote: open it (`open`), throw the draft away (`drop`), close it early (`close`), say what it decided."""
    poll, network = vote_or_404(pk)
    by, form = user_of(request), None
    pressed = next((name for name in DEEDS if name in request.POST), "")
    if pressed:
        act, done = DEEDS[pressed]
        if tried(request, lambda: act(by=by, poll=poll), str(done)) and pressed == "drop":
            return redirect("convening:network", pk=network.pk)
        return redirect("convening:vote", pk=pk)
    held = decisions_by([poll]).get(poll.pk)
    page = outcome_page(poll)
    if poll.state == State.CLOSED and held is None:
        form = DecisionForm(posted(request), initial=_told(poll, page))
        if request.method == "POST" and form.is_valid():
            told = {name: form.cleaned_data[name] for name in ("text", "how", "dissent")}
            words = _("Written down as a decision.")
            if tried(request, lambda: actions.decide(by=by, network=network, poll=poll, **told), words):
                return redirect("convening:vote", pk=pk)
    context = {
        **page,
        "poll": poll,
        "network": network,
        "decision": held,
        "form": form,
        "able": roll(network, clock.today()) if poll.state == State.DRAFT else [],
        "entries": list(poll.roll.all()) if poll.state != State.DRAFT else [],
        "to_action": _to_action(network, held),
        "crumbs": crumbs(network, poll.title),
    }
    return render(request, "convening/vote.html", context, status=422 if form and form.errors else 200)


DEEDS = {
    "open": (actions.open_vote, lazy("It is open. Everybody who may vote has a letter.")),
    "drop": (actions.drop_vote, lazy("Thrown away.")),
    "close": (actions.close_vote, lazy("It is closed and counted.")),
}


def _told(poll: Poll, page: dict[str, Any]) -> dict[str, str]:
    """What a decision says to begin with: what was chosen, where enough voted for it to count."""
    result = page["result"]
    chosen = ", ".join(result["elected"]) if result["quorate"] else ""
    how = _("By a vote: %(voted)s of %(roll)s voted.") % {"voted": page["voted"], "roll": page["roll"]}
    return {"text": f"{poll.title}: {chosen}" if chosen else "", "how": how}


def _to_action(network: Network, held: Decision | None) -> str:
    """Where what was decided by a vote becomes an action with an owner."""
    return reverse("convening:add_network_action", args=[network.pk]) + f"?decision={held.pk}" if held else ""
