"""Reading promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hedgerow.bridge.models import Promise
from hedgerow.bridge.types import Kept, ShownPromises, Side
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged


def promises() -> QuerySet[Promise]:
    """Promises with their body, group and officer."""
    return Promise.objects.select_related("body__merged_into", "group__merged_into", "office__contact")


def late_when(today: date) -> Q:
    """Promises whose day has passed, and nobody has said what became of them."""
    return Q(state=Kept.OPEN, due__lt=today)


def listed(*, words: str = "", body: int | None = None, by: str = "", show: str = "", today: date) -> QuerySet[Promise]:
    """The promises of a list."""
    found = promises()
    if words:
        found = found.filter(
            Q(words__icontains=words) | Q(body__name__icontains=words) | Q(group__name__icontains=words)
        )
    if body:
        found = found.filter(Q(body=body) | Q(body__merged_into=body))
    if by in Side.values:
        found = found.filter(promiser=by)
    if show == ShownPromises.LATE:
        return found.filter(late_when(today))
    return found.filter(state=show) if show in Kept.values else found


def public_promises(**filters: Any) -> QuerySet[Promise]:
    """What everybody may read."""
    return listed(**filters).filter(public=True)


def of_body(body: Organisation) -> QuerySet[Promise]:
    """The promises of which a public body is a side: open ones first, what is due first."""
    found = promises().filter(body__in=ids_with_merged(body))
    return found.order_by(F("settled_on").desc(nulls_first=True), F("due").asc(nulls_last=True), "-pk")


def of_group(group: Organisation) -> QuerySet[Promise]:
    """The promises of which one group is a side."""
    found = promises().filter(group__in=ids_with_merged(group))
    return found.order_by(F("settled_on").desc(nulls_first=True), F("due").asc(nulls_last=True), "-pk")


def promise_of(pk: int) -> Promise | None:
    """One promise."""
    return promises().filter(pk=pk).first()


def proposals() -> QuerySet[Promise]:
    """What bodies say became of their promises, and we have not confirmed: the oldest first."""
    return promises().exclude(proposed="").order_by("proposed_at", "pk")


def tally(rows: QuerySet[Promise]) -> Mapping[str, int]:
    """How many promises there are in each state."""
    return dict(rows.order_by().values_list("state").annotate(n=Count("pk")))


def needing_others(today: date) -> Iterable[Promise]:
    """Open promises whose officer has left."""
    return promises().filter(state=Kept.OPEN, office__until__lte=today).order_by("due", "pk")
