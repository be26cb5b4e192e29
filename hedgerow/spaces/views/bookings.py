"""What a group's people have booked: training, meetings, events."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.bookings import queries
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.queries import names_of
from hedgerow.people.queries import contact_of
from hedgerow.shell.pagination import numbered
from hedgerow.spaces.presenters.booked import booked
from hedgerow.spaces.views.finding import group_in

ON_A_PAGE = 25


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def bookings(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of the group has booked what, the latest first; whoever looks can cancel their own."""
    group, user = group_in(request, pk), user_of(request)
    refs = [Ref("organisations", "organisation", str(one)) for one in names_of([group.pk])]
    page = numbered(queries.of_group(*refs), request.GET, size=ON_A_PAGE)
    contact, now = contact_of(user), clock.now()
    rows = [booked(row, user, contact, now) for row in page.rows]
    return render(request, "spaces/bookings.html", {"group": group, "page": replace(page, rows=rows)})
