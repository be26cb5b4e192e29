"""Reading health checks and plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.development.rules.checks import AGAIN_AFTER, traits
from hedgerow.development.types import Trait
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged


def under_way(organisation: Organisation) -> HealthCheck | None:
    """The check that a group is taking."""
    return _of(organisation).filter(finished_at__isnull=True).first()


def finished(organisation: Organisation) -> list[HealthCheck]:
    """The checks of a group, the latest first, with their answers."""
    rows = _of(organisation).filter(finished_at__isnull=False).prefetch_related("answers")
    return list(rows.order_by("-finished_at", "-id"))


def last(organisation: Organisation) -> HealthCheck | None:
    """The one that is under way, or the last that was finished."""
    return _of(organisation).order_by(F("finished_at").desc(nulls_first=True), "-id").first()


def _of(organisation: Organisation) -> QuerySet[HealthCheck]:
    return HealthCheck.objects.filter(organisation__in=ids_with_merged(organisation)).select_related("worker")


def replies(check: HealthCheck) -> dict[str, str]:
    """Answers by the code of their question."""
    return {answer.question: answer.reply for answer in check.answers.all()}


def plan(organisation: Organisation) -> QuerySet[PlanAction]:
    """What a group means to do: open first, what is due first at the top, then what is done."""
    rows = PlanAction.objects.filter(organisation__in=ids_with_merged(organisation)).select_related("task__owner")
    return rows.order_by(F("task__done_at").desc(nulls_first=True), F("task__due").asc(nulls_last=True), "id")


def traits_of(organisation: Organisation) -> frozenset[Trait]:
    """What is true of a group, as far as it is known."""
    return traits(
        legal_form=organisation.legal_form,
        band=organisation.band,
        staff=organisation.staff,
        org_ids=organisation.identifiers.values_list("org_id", flat=True),
    )


def latest(*, words: str = "", band: str = "", state: str = "", today: date) -> QuerySet[HealthCheck]:
    """The last check of each group, begun or finished.

    state: "under_way", "due" (finished more than a year ago), "first" (a legal duty is not met), "no_plan".
    """
    newest = HealthCheck.objects.filter(organisation=OuterRef("organisation")).order_by("-started_at", "-id")
    rows = HealthCheck.objects.filter(pk=Subquery(newest.values("pk")[:1]), organisation__merged_into__isnull=True)
    rows = rows.select_related("organisation", "worker")
    if words:
        rows = rows.filter(organisation__name__icontains=words)
    if band:
        rows = rows.filter(band=band)
    wanted = {
        "under_way": Q(finished_at__isnull=True),
        "due": Q(finished_at__date__lt=today - timedelta(days=AGAIN_AFTER)),
        "first": Q(duties__gt=0),
        "no_plan": Q(finished_at__isnull=False, agreed_on__isnull=True),
    }
    return rows.filter(wanted[state]) if state in wanted else rows


def open_actions(organisations: Iterable[int], today: date) -> dict[int, tuple[int, int]]:
    """How many actions of each group's plan are open, and how many of those are late."""
    rows = PlanAction.objects.filter(organisation__in=list(organisations), task__done_at__isnull=True)
    late = Count("pk", filter=Q(task__due__lt=today))
    counted = rows.order_by().values("organisation").annotate(open=Count("pk"), late=late)
    return {row["organisation"]: (row["open"], row["late"]) for row in counted}


def owed(organisations: Iterable[int], today: date) -> QuerySet[PlanAction]:
    """Open actions of groups that are theirs to do and due within a month, what is due first at the top."""
    rows = PlanAction.objects.filter(
        organisation__in=list(organisations), task__done_at__isnull=True, task__owner__isnull=True
    )
    soon = rows.filter(task__due__lte=today + timedelta(days=31))
    return soon.select_related("task").order_by("task__due", "id")
