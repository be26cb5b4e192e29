"""Offers on the page of one public body, and whom an interest of ours in one concerns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.bodies.types import BodyCount, BodyLine, BodyOffer, ConcernedOffer
from hedgerow.kernel import clock
from hedgerow.offers import queries
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.queries import standing
from hedgerow.offers.types import Shown, Stage, Standing, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids

MOST = 10
CLOSED = (Standing.DELIVERED, Standing.CLOSED)


def body_lines(pk: int) -> Sequence[BodyLine]:
    """Problems of a body that are in hand, what is owed first."""
    rows = queries.problems_of_body(Organisation(pk=pk)).exclude(standing__in=CLOSED)
    return [
        BodyLine(
            row.title, standing.url_of(row), standing.standing_of(row), standing.tone(row), row.answer_by or row.by_when
        )
        for row in rows.order_by("answer_by", "-made_at", "-pk")[:MOST]
    ]


def body_counts(pks: Collection[int]) -> Mapping[int, BodyCount]:
    """How many problems are open, and how many answers late, by body: one query."""
    late = Q(
        offers__puts__answered_at__isnull=True,
        offers__puts__answer_by__lt=clock.today(),
        offers__stage=Stage.PUT,
    )
    rows = Problem.objects.filter(body__in=pks).exclude(state=State.CLOSED).order_by().values("body")
    counted = rows.annotate(n=Count("pk", distinct=True), late=Count("pk", filter=late, distinct=True))
    return {row["body"]: BodyCount(row["n"], row["late"]) for row in counted}


def concerned_by_offer(pk: str) -> Sequence[int]:
    """The groups that have a part of an offer."""
    groups = Part.objects.filter(offer=int(pk)).values_list("organisation", flat=True)
    lead = Offer.objects.filter(pk=int(pk)).values_list("lead", flat=True)
    return sorted(set(resolved_ids({*groups, *lead}).values()))


def concerned_by_problem(pk: str) -> Sequence[int]:
    """The groups that are shown a problem by choice, and those with a part of the offer to it."""
    shown = Problem.objects.filter(pk=pk, shown_to__isnull=False).values_list("shown_to__organisation", flat=True)
    parts = Part.objects.filter(offer__problem=int(pk)).values_list("organisation", flat=True)
    return sorted(set(resolved_ids({*shown, *parts}).values()))


def public_offers(ids: Collection[str]) -> Collection[str]:
    """Offers to problems that everybody may see, once they have been put."""
    rows = Offer.objects.filter(pk__in=list(ids), problem__shown=Shown.PUBLIC).exclude(
        stage__in=(Stage.BUILDING, Stage.WITHDRAWN)
    )
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def public_problems(ids: Collection[str]) -> Collection[str]:
    """Problems that everybody may see."""
    from hedgerow.offers.queries.problems import public_problems as rows

    return {str(pk) for pk in rows().filter(pk__in=list(ids)).values_list("pk", flat=True)}


BODIES = (
    BodyOffer(
        "offers", gettext_lazy("Problems and offers"), "hands", body_lines, body_counts,
        lambda pk: f"{reverse('offers:board')}?body={pk}&view=table",
    ),
)  # fmt: skip
CONCERNED = (
    ConcernedOffer("offers.offer", concerned_by_offer, public_offers),
    ConcernedOffer("offers.problem", concerned_by_problem, public_problems),
)
