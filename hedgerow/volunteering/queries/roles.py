"""Reads of roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q, QuerySet, Sum

from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.volunteering.models import Application, Placement, Role, RoleTag, Seen
from hedgerow.volunteering.models.applications import OPEN_STAGES
from hedgerow.volunteering.types import Figures, TagKind, Tags

SHOWN_ORDER = {State.LIVE: 0, State.REVIEW: 1, State.DRAFT: 2, State.PAUSED: 3, State.CLOSED: 4}


def live() -> QuerySet[Role]:
    """Roles that are open, of groups that are still there, each with its group."""
    there = Q(organisation__merged_into__isnull=True, organisation__closed_on__isnull=True)
    return Role.objects.filter(there, state=State.LIVE).select_related("organisation")


def of_group(organisation: Organisation) -> list[Role]:
    """All roles of a group and of those merged into it: the open ones first, then by how new they are."""
    rows = Role.objects.filter(Q(organisation=organisation) | Q(organisation__merged_into=organisation))
    return sorted(rows, key=lambda row: SHOWN_ORDER[State(row.state)])


def was_ever_open(organisation: Organisation) -> bool:
    """Whether a role of a group was open before: then the next is shown without our team's look."""
    return Role.objects.filter(organisation=organisation, opened_at__isnull=False).exists()


def tags_of(role: Role) -> Tags:
    """The codes of a role. Read beforehand by `with_tags` where there are many."""
    found: dict[str, list[str]] = {}
    for tag in role.tags.all():
        found.setdefault(tag.kind, []).append(tag.code)
    return Tags({kind: tuple(codes) for kind, codes in found.items()})


def with_tags(rows: QuerySet[Role]) -> QuerySet[Role]:
    """The same roles, with their tags read beforehand in one query."""
    return rows.prefetch_related("tags")


def causes_in_use() -> list[str]:
    """The causes that open roles have, so that nobody picks one without roles."""
    tags = RoleTag.objects.filter(kind=TagKind.CAUSE, role__state=State.LIVE)
    return list(tags.order_by().values_list("code", flat=True).distinct())


def figures(roles: Iterable[Role], days: int = 365) -> dict[int, Figures]:
    """Each role's figures of the last `days` days, in three queries at any number of roles."""
    pks, since = [role.pk for role in roles], clock.today() - timedelta(days=days)
    seen = Seen.objects.filter(role__in=pks, on__gt=since).order_by().values_list("role").annotate(all=Sum("times"))
    applied = Application.objects.filter(role__in=pks, asked_at__date__gt=since).exclude(desk="ours", passed_at=None)
    asked = (
        applied.order_by()
        .values_list("role")
        .annotate(many=Count("pk"), open=Count("pk", filter=Q(stage__in=OPEN_STAGES, answered_at__isnull=True)))
    )
    placed = Placement.objects.filter(role__in=pks).order_by().values_list("role").annotate(all=Count("pk"))
    by_seen, by_placed = dict(seen), dict(placed)
    by_asked = {pk: (many, waiting) for pk, many, waiting in asked}
    return {pk: Figures(by_seen.get(pk, 0), *by_asked.get(pk, (0, 0)), placed=by_placed.get(pk, 0)) for pk in pks}


def taken(role: Role) -> int:
    """How many of a role's places are taken now."""
    return Placement.objects.filter(role=role, ended_on__isnull=True).count()
