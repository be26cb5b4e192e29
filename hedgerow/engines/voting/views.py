"""The ballot, the outcome, and the list of ballots that anybody can recount. Opening a page changes nothing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hedgerow.engines.throttle.types import limited
from hedgerow.engines.voting import actions, presenters, queries
from hedgerow.engines.voting.forms import BallotForm
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.permissions import can_see
from hedgerow.engines.voting.types import State
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@limited(an_hour=120)
@never_cache
def ballot(request: HttpRequest, token: str) -> HttpResponse:
    """One voter's ballot. Only its button votes; after that it shows the receipt, and the vote can be changed."""
    entry = queries.by_token(token)
    if entry is None:
        return render(request, "voting/no_ballot.html", status=404)
    form = BallotForm(request.POST if request.method == "POST" else None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            by = request.user if request.user.is_authenticated else None
            actions.cast(poll=entry.poll, voter=entry.voter, content=form.content, by=by)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("voting:ballot", token=token)
    context = presenters.ballot_page(entry, form, change="change" in request.GET)
    return render(request, "voting/ballot.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What a closed vote came to, how it was counted, and the list of ballots."""
    poll = get_object_or_404(Poll, pk=pk)
    if poll.state == State.DRAFT or not can_see(request.user, poll):
        raise Http404
    return render(request, "voting/outcome.html", queries.outcome_page(poll))


@open_to(Audience.ANYONE)
@require_safe
def ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """The ballots of a closed vote as a file: .blt for a ranked one, else CSV; `?as=csv` gives CSV with receipts."""
    poll = get_object_or_404(Poll, pk=pk, state=State.CLOSED)
    if not can_see(request.user, poll):
        raise Http404
    return presenters.download(poll, as_csv=request.GET.get("as") == "csv")
