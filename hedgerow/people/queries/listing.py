"""The list of contacts: filtered and ordered by the database, the same number of queries at any length."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hedgerow.kernel import clock
from hedgerow.organisations import queries as organisations
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries.consent import agreed
from hedgerow.people.queries.contacts import live
from hedgerow.people.queries.finding import matching
from hedgerow.people.queries.roles import on_day
from hedgerow.people.rules.quiet import quiet_before
from hedgerow.people.types import Agreed, Filters, Purpose, Quiet, Reach

CONSENTS = {
    Agreed.NEWS: agreed(Purpose.NEWSLETTER),
    Agreed.NO_NEWS: ~agreed(Purpose.NEWSLETTER),
    Agreed.NAMED: agreed(Purpose.PUBLISH),
    Agreed.NO_SERVICE: agreed(Purpose.SERVICE, given=False),
}
REACHED = {
    Reach.EMAIL: ~Q(email=""),
    Reach.NO_EMAIL: Q(email=""),
    Reach.NOTHING: Q(email="", phone=""),
}


def contacts(filters: Filters) -> QuerySet[Contact]:
    """The contacts that were asked for, with the hats that they wear now read beforehand."""
    return with_hats(chosen(filters))


def with_hats(rows: QuerySet[Contact]) -> QuerySet[Contact]:
    """Contacts with `hats` read beforehand: the roles that they have today, with their organisations."""
    now = Role.objects.filter(on_day(clock.today())).select_related("organisation__merged_into")
    return rows.prefetch_related(Prefetch("roles", now, to_attr="hats"))


def chosen(filters: Filters) -> QuerySet[Contact]:
    """The same, with nothing read beforehand: for counting."""
    rows = live()
    if filters.words.strip():
        rows = rows.filter(matching(filters.words))
    if filters.role or filters.group.strip():
        rows = rows.filter(Exists(_hats(filters)))
    if filters.agreed in Agreed.values:
        rows = rows.filter(CONSENTS[Agreed(filters.agreed)])
    if filters.reach in Reach.values:
        rows = rows.filter(REACHED[Reach(filters.reach)])
    return rows.filter(_quiet(filters.quiet)) if filters.quiet in Quiet.values else rows


def _hats(filters: Filters) -> QuerySet[Role]:
    """Roles that make somebody one of those who were asked for."""
    hats = Role.objects.filter(contact=OuterRef("pk"))
    if not filters.past:
        hats = hats.filter(on_day(clock.today()))
    if filters.role:
        hats = hats.filter(kind=filters.role)
    if filters.group.strip():
        groups = organisations.live().filter(organisations.matching(filters.group)).values("pk")
        hats = hats.filter(Q(organisation__in=groups) | Q(organisation__merged_into__in=groups))
    return hats


def _quiet(quiet: str) -> Q:
    day = quiet_before(quiet, clock.today())
    never = Q(seen_on__isnull=True)
    return never | Q(seen_on__lt=day) if day else never
