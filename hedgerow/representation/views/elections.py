"""Elections to seats, for our team: call one, look at who was named, open the vote, declare."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.voting import queries as votes
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.representation import actions, queries
from hedgerow.representation.forms import CallForm, CallOffForm, DeclineForm, NominateForm
from hedgerow.representation.models import Election, Nomination, Seat
from hedgerow.representation.presenters import elections as shown
from hedgerow.representation.presenters.seats import tabs
from hedgerow.representation.types import Stage
from hedgerow.representation.views.keeping import seat_crumbs
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
@require_safe
def elections(request: HttpRequest) -> HttpResponse:
    """Every election, newest first."""
    found = queries.elections().order_by(*ordering(shown.LIST, request.GET))
    if answer := download(shown.LIST, found if "format" in request.GET else (), request.GET):
        return answer
    table = present(shown.LIST, numbered(found, request.GET), request.GET)
    return render(request, "representation/elections.html", {"table": table, "tabs": tabs("elections")})


@open_to(Audience.WORKER)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Give notice of an election to a seat."""
    seat = get_object_or_404(Seat.objects.select_related("body"), pk=pk)
    form = CallForm(posted(request), seat=seat)
    if request.method == "POST" and form.is_valid():
        made: list[Election] = []

        def act() -> None:
            made.append(actions.call_election(by=user_of(request), seat=seat, **form.facts()))

        if tried(request, act, _("Called. Groups can name people now."), form):
            return redirect("representation:election", pk=made[0].pk)
    context = {"form": form, "seat": seat, "crumbs": seat_crumbs(seat, _("Call an election"))}
    return render(request, "representation/call.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def election(request: HttpRequest, pk: int) -> HttpResponse:
    """One election, with the one next thing to do."""
    found = queries.election_of(pk)
    if found is None:
        raise Http404
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    forms = {
        "nominate": NominateForm(request.POST if wanted == "nominate" else None),
        "decline": DeclineForm(request.POST if wanted == "decline" else None),
        "call_off": CallOffForm(request.POST if wanted == "call_off" else None),
    }
    if wanted and "group_search" not in request.POST and _done(request, found, wanted, forms):
        return redirect("representation:election", pk=pk)
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "representation/election.html", _context(found, forms, wanted), status=status)


def _done(request: HttpRequest, found: Election, wanted: str, forms: dict[str, Any]) -> bool:
    """Do what the button says. False where a form is wrong."""
    by = user_of(request)
    if wanted == "open":
        return tried(request, lambda: actions.open_vote(by=by, election=found), _("Done.")) or True
    if wanted == "declare":
        return tried(request, lambda: actions.declare(by=by, election=found), _("Declared.")) or True
    if wanted in ("accept", "withdraw", "decline"):
        return _decided(request, found, wanted, forms["decline"])
    form = forms.get(wanted)
    if form is None or not form.is_valid():
        return False
    if wanted == "call_off":
        reason = form.cleaned_data["reason"]
        return tried(request, lambda: actions.call_off(by=by, election=found, reason=reason), _("Called off."), form)
    facts = {"organisation": form.cleaned_data["group"], **form.facts()}
    return tried(request, lambda: actions.nominate(by=by, election=found, **facts), _("Written down."), form)


def _decided(request: HttpRequest, found: Election, wanted: str, form: DeclineForm) -> bool:
    by = user_of(request)
    named = get_object_or_404(Nomination, pk=request.POST.get("nomination") or 0, election=found)
    if wanted == "accept":
        act = lambda: actions.decide(by=by, nomination=named, accept=True)  # noqa: E731
        return tried(request, act, _("They stand.")) or True
    if wanted == "withdraw":
        return tried(request, lambda: actions.withdraw(by=by, nomination=named), _("Taken off.")) or True
    if not form.is_valid():
        return False
    reason = form.cleaned_data["reason"]
    act = lambda: actions.decide(by=by, nomination=named, accept=False, reason=reason)  # noqa: E731
    return tried(request, act, _("They read why.")) or True


def _context(found: Any, forms: dict[str, Any], wanted: str) -> dict[str, Any]:
    now = clock.now()
    nominations = list(queries.nominations_of(found))
    context: dict[str, Any] = {
        **forms,
        "election": found,
        "seat": found.seat,
        "how_far": shown.how_far(found),
        "tone": shown.tone(found),
        "nominations": nominations,
        "wanted": wanted,
        "naming": found.stage == Stage.NOMINATIONS and found.nominations_until > now,
        "ready": found.stage == Stage.NOMINATIONS and found.nominations_until <= now,
        "over": found.stage == Stage.VOTING and found.closes_at <= now,
        "unopposed": found.standing_count <= found.places,
        "runs": found.stage in (Stage.NOMINATIONS, Stage.VOTING),
        "message": shown.election_message(found) if found.seat.public else "",
        "crumbs": seat_crumbs(found.seat, _("Election")),
        "roll_size": len(_voters(found)) if found.stage == Stage.NOMINATIONS else None,
    }
    if found.poll:
        context |= votes.outcome_page(found.poll)
    return context


def _voters(found: Any) -> Any:
    kind, _colon, roll = found.roll.partition(":")
    offer = votes.offer(kind)
    return offer.voters(roll, clock.today()) if offer else ()
