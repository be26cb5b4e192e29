"""Who speaks for groups on public boards, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.engines.voting import queries as votes
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.representation import queries
from hedgerow.representation.forms import SeatsForm
from hedgerow.representation.permissions import can_keep, can_see
from hedgerow.representation.presenters import elections as ballots
from hedgerow.representation.presenters import seats as shown
from hedgerow.representation.types import Stage
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering
from hedgerow.shell.types import Crumb

ON_A_PAGE = 30


@open_to(Audience.ANYONE)
@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """Every public seat: the board, what it decides, who speaks for groups there, and the last report back."""
    form, today, table = SeatsForm(request.GET, public=True), clock.today(), shown.table(public=True)
    found = queries.public_seats(**form.filters(), today=today).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "form": form,
        "page": page,
        "lines": shown.public_lines(page.rows),
        "narrowed": bool(form.chosen()),
        "running": [(one, ballots.how_far(one)) for one in queries.in_hand().filter(seat__public=True)[:10]],
        "team": can_keep(request.user),
    }
    return render(request, "representation/public.html", context)


@open_to(Audience.ANYONE)
@require_safe
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """One seat: who speaks for groups there, and what they reported."""
    found = queries.seat_of(pk, clock.today())
    if found is None or not can_see(request.user, found):
        raise Http404
    rows = queries.elections().filter(seat=found)[:20]
    context = {
        "seat": found,
        "holders": shown.holder_lines(found, public=True),
        "empty": queries.vacancies(found),
        "reports": [
            (one, shown.named(one.holding, public=True)) for one in queries.reports_on(found, public=True)[:50]
        ],
        "elections": [(one, ballots.how_far(one), ballots.tone(one)) for one in rows],
        "message": shown.seat_message(found),
        "crumbs": [Crumb(_("Who speaks for us"), reverse("representation:public")), Crumb(found.board)],
        "team": can_keep(request.user),
    }
    return render(request, "representation/public_seat.html", context)


@open_to(Audience.ANYONE)
@require_safe
def election(request: HttpRequest, pk: int) -> HttpResponse:
    """An election: the notice, who stands in their own words, and how it was counted, stage by stage."""
    found = queries.election_of(pk)
    if found is None or not can_see(request.user, found.seat):
        raise Http404
    context = {
        "election": found,
        "seat": found.seat,
        "how_far": ballots.how_far(found),
        "tone": ballots.tone(found),
        "hopefuls": list(queries.hopefuls(found)),
        "naming": found.stage == Stage.NOMINATIONS and found.nominations_until > clock.now(),
        "message": ballots.election_message(found),
        "crumbs": [
            Crumb(_("Who speaks for us"), reverse("representation:public")),
            Crumb(found.seat.board, reverse("representation:public_seat", args=[found.seat_id])),
            Crumb(_("Election")),
        ],
        "team": can_keep(request.user),
    }
    if found.poll and found.stage in (Stage.VOTING, Stage.DECLARED, Stage.CANCELLED):
        context |= votes.outcome_page(found.poll)
    return render(request, "representation/public_election.html", context)
