"""Seats and elections in the space of a group, and of a public body."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.engines.voting.queries import owed_by
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind, Level
from hedgerow.representation import actions, queries
from hedgerow.representation.forms import OwnNominateForm
from hedgerow.representation.models import Election, Nomination
from hedgerow.representation.presenters import elections as ballots
from hedgerow.representation.presenters import seats as shown
from hedgerow.representation.queries.elections import nominated_by
from hedgerow.representation.types import Standing
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import present
from hedgerow.shell.trying import tried


def _found(pk: int) -> Organisation:
    try:
        return full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """What a group has to vote on, for whom it can name somebody, and the seats its people hold."""
    group = _found(pk)
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if group.kind == Kind.PUBLIC_BODY:
        raise Http404
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    asked = key(request.POST.get("election", ""))
    form = OwnNominateForm(posted(request) if acts and asked else None, auto_id=f"e{asked}_%s" if asked else "id_%s")
    if request.method == "POST" and asked and form.is_valid():
        chosen = get_object_or_404(Election, pk=asked)
        act = lambda: actions.nominate(by=user_of(request), election=chosen, organisation=group, **form.facts())  # noqa: E731
        if tried(request, act, _("Thank you. We look at it, and they stand."), form):
            return redirect("representation:own", pk=group.pk)
    named = nominated_by(group)
    context = {
        "group": group,
        "acts": acts,
        "owed": [one for one in owed_by([str(group.ref)]) if one.ref.startswith("representation.")],
        "running": [
            (one, ballots.how_far(one), _live(named, one), _form(form, asked, one))
            for one in queries.open_for_nominations(clock.now())[:20]
        ],
        "held": [(one, shown.holder_line(one)) for one in queries.held_by_group(group, clock.today())],
    }
    return render(request, "representation/own.html", context, status=422 if form.errors else 200)


def _live(named: dict[int, Nomination], election: Election) -> Nomination | None:
    """What the group sent in for an election, if it still stands or waits."""
    found = named.get(election.pk)
    return found if found and found.standing in (Standing.WAITING, Standing.ACCEPTED) else None


def _form(sent: OwnNominateForm, asked: int | None, election: Election) -> OwnNominateForm:
    return sent if asked == election.pk else OwnNominateForm(auto_id=f"e{election.pk}_%s")


@open_to(Audience.SIGNED_IN, hats=TEAM_HATS | {Hat.OFFICER})
@require_safe
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Who speaks for groups on the boards of a public body: what everybody can read, for its officers."""
    body = _found(pk)
    if not can_act_for(request.user, body, Level.OFFICER):
        check_open(request.user, Audience.WORKER)
    if body.kind != Kind.PUBLIC_BODY:
        raise Http404
    page = numbered(queries.of_body(body, clock.today()).order_by("board", "pk"), request.GET)
    table = present(shown.table(public=True), page, request.GET, downloads=False)
    return render(request, "representation/of_body.html", {"body": body, "table": table})
