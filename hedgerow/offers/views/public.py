"""What groups delivered together, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import queries
from hedgerow.offers.models import Offer
from hedgerow.offers.permissions import can_keep
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters import returns as papers
from hedgerow.offers.types import Shown, Stage
from hedgerow.offers.views.finding import interests, offer_or_404
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import present


@open_to(Audience.ANYONE)
@require_safe
def delivered(request: HttpRequest) -> HttpResponse:
    """Offers that were delivered, newest first."""
    return render(request, "offers/public/offers.html", {"page": numbered(queries.delivered(), request.GET)})


@open_to(Audience.ANYONE)
@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: the problem, who did what, how many, what changed. Before that, only that it is in hand."""
    found, team = offer_or_404(pk), can_keep(request.user)
    if found.stage != Stage.DELIVERED or found.problem.shown != Shown.PUBLIC:
        return redirect("offers:offer", pk=pk) if team else _in_hand(request, found)
    last = queries.latest_closed(found)
    summed = queries.return_of(found, last, outside=True) if last else None
    context = {
        "team": team,
        "offer": found,
        "problem": found.problem,
        "lead": found.lead.now,
        "facts": shown.facts_of(found.problem),
        "table": present(papers.PUBLIC, papers.lines(summed), request.GET, downloads=False) if summed else None,
        "found": summed,
        "caveat": papers.caveat(summed) if summed else "",
        "quotes": [one for row in summed.rows for one in row.quotes] if summed else [],
        "interests": interests(found.problem, found),
    }
    return render(request, "offers/public/offer.html", context)


def _in_hand(request: HttpRequest, found: Offer) -> HttpResponse:
    """An offer to a public problem that is not delivered: what everybody may know is that there is one."""
    if found.problem.shown != Shown.PUBLIC or found.stage in (Stage.BUILDING, Stage.WITHDRAWN):
        raise Http404
    context = {"offer": found, "problem": found.problem, "facts": shown.facts_of(found.problem),
               "interests": interests(found.problem, found)}  # fmt: skip
    return render(request, "offers/public/in_hand.html", context)
