"""Networks for anybody: which there are, what each is for, and what it publishes."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.convening.actions.letters import READING
from hedgerow.convening.models import Meeting, Network
from hedgerow.convening.permissions import can_know, can_read_work, can_see_inside
from hedgerow.convening.queries import meetings as met
from hedgerow.convening.queries import networks as read
from hedgerow.convening.queries.decisions import published, readable, theirs
from hedgerow.convening.queries.votes import polls
from hedgerow.convening.rules import may_ask, shows_work
from hedgerow.convening.types import Minutes, Seen
from hedgerow.convening.views.finding import meeting_or_404, network_or_404
from hedgerow.engines.bookings.queries import sittings_of
from hedgerow.engines.files import queries as kept_files
from hedgerow.engines.sharing.rules import message
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.queries import access_of
from hedgerow.shell.pagination import numbered

ON_A_PAGE = 20
SHOWN = 8


@open_to(Audience.ANYONE)
@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """All that everybody may know of."""
    page = numbered(read.shown(), request.GET, size=ON_A_PAGE)
    return render(request, "convening/public/networks.html", {"page": page, "team": is_team(request.user)})


@open_to(Audience.ANYONE)
@require_safe
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """What a network is, when it meets, who belongs if they agreed, and what it decided."""
    network = network_or_404(pk)
    if not can_know(request.user, network):
        raise Http404
    open_to_all = can_read_work(request.user, network)
    now = clock.now()
    all_of_it = met.meetings(network).filter(met.public())
    groups = [row.organisation for row in access_of(request.user)]
    context = {
        "network": network,
        "inside": can_see_inside(request.user, network),
        "shows": open_to_all,
        "members": _named(network) if open_to_all else [],
        "count": len(read.members(network)) if open_to_all else None,
        "coming": list(all_of_it.filter(met.ahead(now)).order_by("sitting__starts_at")[:SHOWN]) if open_to_all else [],
        "past": list(all_of_it.filter(met.held(now), minutes=Minutes.PUBLISHED)[:SHOWN]) if open_to_all else [],
        "decisions": list(readable(request.user).filter(published(), network=network)[:SHOWN]) if open_to_all else [],
        "votes": list(_votes(network)) if open_to_all else [],
        "may_ask": may_ask(network.joining, network.seen) and network.ended_on is None,
        "groups": groups,
        "feed": _feed(network) if open_to_all and sittings_of(network.ref).filter(public=True).exists() else "",
        "team": is_team(request.user),
        "message": _message(network) if network.seen != Seen.HIDDEN else "",
    }
    return render(request, "convening/public/network.html", context)


def _feed(network: Network) -> str:
    """The calendar of its public meetings, where there is one."""
    return f"{reverse('bookings:whats_on')}calendar.ics?{urlencode({'ref': str(network.ref)})}"


def _message(network: Network) -> str:
    """It, to be sent on."""
    lines = (network.purpose, network.meets if shows_work(network.seen) else "")
    return message(network.name, lines, reverse("convening:about", args=[network.pk]))


def _named(network: Network) -> list[object]:
    """The groups that agreed to be named, and are in the directory."""
    rows = [read.group_of(row) for row in read.members(network) if row.shown]
    return [group for group in rows if group.published and group.closed_on is None]


def _votes(network: Network) -> QuerySet[Poll]:
    return polls(network).filter(state=State.CLOSED, public=True)[:SHOWN]


@open_to(Audience.ANYONE)
@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agenda and minutes of a meeting: published ones for everybody, approved ones for members, where the network says so."""
    found = meeting_or_404(pk)
    public = found.network.seen == "open" and found.sitting.public
    inside = can_see_inside(request.user, found.network)
    if not public and not inside:
        raise Http404
    return _page(request, found, inside=inside)


@open_to(Audience.ANYONE)
@require_safe
def read_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever has the letter: a delegate needs no account to read what was said."""
    try:
        pk = signing.loads(token, salt=READING)
    except signing.BadSignature:
        raise Http404 from None
    found = meeting_or_404(UUID(str(pk)))
    if found.minutes == Minutes.DRAFT and found.sitting.is_past(clock.now()):
        raise Http404
    return _page(request, found, inside=True)


def _page(request: HttpRequest, found: Meeting, *, inside: bool) -> HttpResponse:
    ready = found.minutes == Minutes.PUBLISHED or (inside and found.minutes == Minutes.APPROVED)
    context = {
        "meeting": found,
        "network": found.network,
        "sitting": found.sitting,
        "items": met.agenda(found),
        "loose": list(found.decisions.filter(withdrawn_at__isnull=True, item__isnull=True)) if ready else [],
        "ready": ready,
        "over": found.sitting.is_past(clock.now()),
        "papers": list(kept_files.of(found.ref)) if theirs(request.user).filter(pk=found.network_id).exists() else [],
        "team": is_team(request.user),
    }
    return render(request, "convening/public/minutes.html", context)
