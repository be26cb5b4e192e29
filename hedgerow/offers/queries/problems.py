"""Problems with the offer to each, and where they stand together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.fields import CharField

from hedgerow.offers.models import Offer, Part, Problem, Put
from hedgerow.offers.rules.adding import totals
from hedgerow.offers.types import LIVE, Share, Shown, Stage, Standing, State, Totals
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged

_LATEST = Offer.objects.filter(problem=OuterRef("pk")).exclude(stage=Stage.WITHDRAWN).order_by("-pk")
_WAITING = Put.objects.filter(offer__problem=OuterRef("pk"), answered_at__isnull=True).order_by("pk")
_STANDING = Case(
    When(state=State.DRAFT, then=Value(Standing.DRAFT)),
    When(state=State.CHECKING, then=Value(Standing.CHECKING)),
    When(offer_stage=Stage.BUILDING, then=Value(Standing.BUILDING)),
    When(offer_stage__in=(Stage.PUT, Stage.ASKED), then=Value(Standing.PUT)),
    When(offer_stage=Stage.DELIVERY, then=Value(Standing.DELIVERY)),
    When(offer_stage=Stage.DELIVERED, then=Value(Standing.DELIVERED)),
    When(state=State.CLOSED, then=Value(Standing.CLOSED)),
    When(offer_stage=Stage.REFUSED, then=Value(Standing.REFUSED)),
    default=Value(Standing.OPEN),
    output_field=CharField(),
)


def with_standing(found: Any) -> QuerySet[Any]:
    """Problems with `offer_id`, `offer_stage`, `lead_name` and `answer_by` of the latest offer to each, and `standing`."""
    rows: QuerySet[Any] = found.annotate(
        offer_id=Subquery(_LATEST.values("pk")[:1]),
        offer_stage=Subquery(_LATEST.values("stage")[:1]),
        lead_name=Subquery(_LATEST.values("lead__name")[:1]),
        answer_by=Subquery(_WAITING.values("answer_by")[:1]),
    ).annotate(standing=_STANDING)
    return rows


def problems(*, words: str = "", body: int | None = None, standing: str = "", area: str = "") -> QuerySet[Any]:
    """Problems for our team, with how each stands."""
    found = Problem.objects.select_related("body__merged_into", "owner")
    if words:
        found = found.filter(Q(title__icontains=words) | Q(matter__icontains=words) | Q(for_whom__icontains=words))
    if body:
        found = found.filter(Q(body=body) | Q(body__merged_into=body))
    if area:
        found = found.filter(areas__icontains=f'"{area}"')
    said: QuerySet[Any] = with_standing(found)
    return said.filter(standing=standing) if standing in Standing.values else said


def by_standing(found: QuerySet[Any]) -> dict[str, int]:
    """How many of some problems stand where."""
    rows = found.order_by().values("standing").annotate(number=Count("pk")).values_list("standing", "number")
    return dict(rows)


def problems_of_body(body: Organisation) -> QuerySet[Any]:
    """What a body has stated, newest first, with how each stands."""
    rows = Problem.objects.filter(body__in=ids_with_merged(body)).select_related("body")
    return with_standing(rows).order_by("-made_at", "-pk")


def problem_of(pk: int) -> Problem | None:
    """One problem with its body and how it stands."""
    rows = Problem.objects.filter(pk=pk).select_related("body__merged_into", "owner")
    return with_standing(rows).first()


def _whole() -> QuerySet[Offer]:
    parts = Part.objects.select_related("organisation__merged_into", "contact").order_by("pk")
    return Offer.objects.select_related("problem__body__merged_into", "lead__merged_into", "owner").prefetch_related(
        Prefetch("parts", parts), Prefetch("puts", Put.objects.order_by("asked_at", "pk")), "periods"
    )


def offer_of(pk: int) -> Offer | None:
    """One offer with its parts, the times it was put, and its periods."""
    return _whole().filter(pk=pk).first()


def offers_to(problem: Problem) -> list[Offer]:
    """The offers to a problem, the one that stands first, each whole."""
    rows = _whole().filter(problem=problem).annotate(first=Case(When(stage__in=LIVE, then=Value(0)), default=Value(1)))
    return list(rows.order_by("first", F("pk").desc()))


def totals_of(offer: Offer, parts: Iterable[Part] | None = None) -> Totals:
    """What the parts of an offer come to: those that were not turned down."""
    held = [part for part in (offer.parts.all() if parts is None else parts) if part.taken is not False]
    return totals([Share(part.people, part.pence) for part in held], len({part.group.pk for part in held}))


def public_problems() -> QuerySet[Any]:
    """Problems that everybody may see."""
    return Problem.objects.filter(shown=Shown.PUBLIC, state__in=(State.OPEN, State.ANSWERED, State.CLOSED))
