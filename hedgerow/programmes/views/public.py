"""What everybody sees: rounds, who can get a grant, and the whole form before anybody begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.funding.types import Verdict
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import access_of
from hedgerow.organisations.types import Kind
from hedgerow.programmes.models import Application, Round
from hedgerow.programmes.presenters import rounds as shown
from hedgerow.programmes.presenters import whole
from hedgerow.programmes.queries import rounds as queries
from hedgerow.programmes.queries.applications import begun_by
from hedgerow.programmes.types import RoundState

MOST_GROUPS = 10  # of one person: each is held against what the round asks for


@open_to(Audience.ANYONE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Rounds that are open, and those before."""
    now = clock.now()
    seen = queries.rounds_seen_by(request.user).exclude(state=RoundState.DRAFT)
    rows = [(one, *shown.standing(one, now), shown.amounts(one)) for one in seen.order_by("-closes_on", "-pk")[:60]]
    context = {
        "open": [row for row in rows if row[0].takes(now)][::-1],
        "before": [row for row in rows if not row[0].takes(now)],
        "team": is_team(request.user),
    }
    return render(request, "programmes/rounds.html", context)


@open_to(Audience.ANYONE)
@require_safe
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: what it is for, who can get it, by when, and everything that is asked."""
    held, now = get_object_or_404(queries.rounds_seen_by(request.user), pk=pk), clock.now()
    takes = held.takes(now)
    context = {
        "round": held,
        "standing": shown.standing(held, now),
        "amounts": shown.amounts(held),
        "takes": takes,
        "asks": queries.asks(held),
        "form": shown.whole_form(held),
        "groups": _standing(request, held) if takes else [],
        "fund": held.fund,
        "team": is_team(request.user),
        "signed_in": request.user.is_authenticated,
    }
    return render(request, "programmes/round.html", context)


def _standing(request: HttpRequest, held: Round) -> list[tuple[Organisation, Verdict, Application | None]]:
    """The groups that whoever reads could apply for: whether each could get it, and the application that it began."""
    groups = own_groups(request)
    begun = begun_by(held, groups)
    return [(group, queries.verdict_of(held, group), begun.get(group.pk)) for group in groups]


@open_to(Audience.ANYONE)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole form as a PDF, to be read and talked over before anybody begins."""
    held = get_object_or_404(queries.rounds_seen_by(request.user), pk=pk)
    headers = {"Content-Disposition": f'inline; filename="grant-form-{held.pk}.pdf"'}
    return HttpResponse(whole.sheet(held), content_type="application/pdf", headers=headers)


def own_groups(request: HttpRequest) -> list[Organisation]:
    """The groups that whoever reads could apply for."""
    if not request.user.is_authenticated:
        return []
    rows = access_of(user_of(request)).select_related("organisation")
    return [row.organisation for row in rows if row.organisation.kind != Kind.PUBLIC_BODY][:MOST_GROUPS]
