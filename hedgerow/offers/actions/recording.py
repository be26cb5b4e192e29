"""What is written into the record of work, each act once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hedgerow.charter.models import Priority
from hedgerow.charter.queries import word_for
from hedgerow.kernel import clock
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.types import Shown
from hedgerow.organisations.queries import resolved_ids

BUILDING, ALLIANCE = "partnership-building", "alliance-support"
STATED, PUT, ACCEPTED = "problem.stated", "offer.put", "offer.accepted"
REFUSED, PART_REFUSED, UNANSWERED = "offer.refused", "offer.part_refused", "offer.unanswered"
REPORTED, DELIVERED = "offer.part_reported", "offer.delivered"


def of_problem(problem: Problem, act: str, *, activity: str, groups: Iterable[int] = (), **facts: Any) -> Work:
    """An act about a problem, or an offer to it: with the body, where, and the local priorities that it serves."""
    on: date = facts.pop("on", None) or clock.today()
    held = sorted(set(resolved_ids(set(groups)).values())) if groups else []
    return Work(
        activity=word_for(activity, on),
        act=act,
        on=on,
        groups=held,
        public_body=problem.body_id,
        priorities=_priorities(problem),
        where=facts.pop("where", None) or _where(problem.areas),
        audience=facts.pop("audience", None) or _audience(problem, held),
        **{"ref": str(problem.ref), **facts},
    )


def of_offer(offer: Offer, act: str, parts: Iterable[Part], **facts: Any) -> Work:
    """An act about an offer, for the groups of these parts."""
    groups = {part.organisation_id for part in parts}
    return of_problem(offer.problem, act, activity=BUILDING, groups=groups, **{"ref": str(offer.ref), **facts})


def of_report(part: Part, *, people: int | None, minutes: int | None, on: date) -> Work:
    """What a group did of its part in a period: never public, for a number may be small."""
    return of_problem(
        part.offer.problem,
        REPORTED,
        activity=ALLIANCE,
        groups=[part.organisation_id],
        people=people,
        given=minutes,
        on=on,
        where=_where(part.areas or part.offer.problem.areas),
        audience=Audience.GROUP,
        ref=str(part.offer.ref),
    )


def _priorities(problem: Problem) -> list[str]:
    """Those that are still among the charter's words."""
    known = Priority.objects.filter(pk__in=problem.priorities) if problem.priorities else ()
    return sorted(one.pk for one in known)


def _where(areas: list[str]) -> Where:
    """One area is said; several are not one place."""
    return Where(areas[0], AreaBasis.BENEFITS) if len(areas) == 1 else Where()


def _audience(problem: Problem, groups: list[int]) -> Audience:
    if problem.shown == Shown.PUBLIC:
        return Audience.PUBLIC
    return Audience.GROUP if groups else Audience.STAFF
