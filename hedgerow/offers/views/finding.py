"""From the number in an address to a record that the person asking may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest

from hedgerow.accounts.permissions import SecondFactorNeeded, check_open, has_second_factor
from hedgerow.bodies.models import Interest
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.offers import queries
from hedgerow.offers.models import Offer, Period, Problem, Report
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind, Level

BODY_HATS = TEAM_HATS | {Hat.OFFICER}
SPACE_HATS = TEAM_HATS | GROUP_HATS
View = TypeVar("View", bound=Callable[..., Any])


def asks_second_factor(view: View) -> View:
    """Say that a view asks for a second factor, once it knows that the person is an officer (`body_in`)."""
    view.second_factor = True  # type: ignore[attr-defined]
    return view


def problem_or_404(pk: int) -> Problem:
    """A problem with how it stands."""
    return found_or_404(queries.problem_of(pk))


def offer_or_404(pk: int) -> Offer:
    """An offer with its parts, puts and periods."""
    return found_or_404(queries.offer_of(pk))


def report_or_404(pk: int) -> Report:
    """A report with its part and period."""
    return found_or_404(queries.report_of(pk))


def period_or_404(pk: int) -> Period:
    """A period with its offer."""
    rows = Period.objects.select_related("offer__problem__body__merged_into", "offer__lead__merged_into")
    return found_or_404(rows.filter(pk=pk).first())


Found = TypeVar("Found")


def found_or_404(found: Found | None) -> Found:
    """What was found. Raises Http404 for nothing."""
    if found is None:
        raise Http404
    return found


def body_in(request: HttpRequest, pk: int) -> tuple[Organisation, bool]:
    """A public body for its officers and our team, who have given a second factor; and whether an officer of it asks."""
    body = _full(pk)
    acts = can_act_for(request.user, body, Level.OFFICER)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if body.kind != Kind.PUBLIC_BODY:
        raise Http404
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return body, acts


def group_in(request: HttpRequest, pk: int) -> tuple[Organisation, bool]:
    """A group for whoever acts for it and our team; and whether somebody asks who acts for it."""
    group = _full(pk)
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if group.kind == Kind.PUBLIC_BODY:
        raise Http404
    return group, acts


def _full(pk: int) -> Organisation:
    try:
        return full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None


def interests(problem: Problem, offer: Offer | None = None) -> list[Interest]:
    """Our own interests in a problem, and in the offer to it, which stand together on the pages of both."""
    found = interests_in([problem.ref, *([offer.ref] if offer else [])])
    return [one for held in found.values() for one in held]
