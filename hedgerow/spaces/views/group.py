"""A group's own space: its front page, and what we hold about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.ledger.queries import shared_timeline
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.queries import roles_in
from hedgerow.spaces.presenters import group_home, held
from hedgerow.spaces.views.finding import group_in

SHOWN = 50


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """What needs doing, the next step, and what came of what they asked."""
    found = group_in(request, pk)
    acts = can_act_for(request.user, found)
    context = {
        "page": group_home.build(found, clock.today(), acts=acts),
        "group": found,
        "acts": acts,
        "today": clock.today(),
    }
    return render(request, "spaces/group.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """What we hold about the group, as far as it is for the group: its facts, its people, the help it had."""
    found = group_in(request, pk)
    context = {
        "group": found,
        "public": held.public_facts(found),
        "figures": [*held.figures(found), *held.private_facts(found), *held.checked_words(found)],
        "roles": roles_in(found),
        "events": shared_timeline(found, SHOWN),
    }
    return render(request, "spaces/record.html", context)
