"""Public bodies, their departments and officers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from hedgerow.bodies.models import Department, Office
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import public_bodies
from hedgerow.people.models import Role
from hedgerow.people.queries.roles import ids_with_merged, roles_in
from hedgerow.people.types import RoleKind


def on_day(day: date, prefix: str = "") -> Q:
    """Offices that somebody holds on a day."""
    ended = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": day})
    return Q(**{f"{prefix}since__lte": day}) & ended


def bodies(words: str = "") -> QuerySet[Organisation]:
    """The public bodies here by name, with `departments_now` and `officers_now` (how many) and `heads` (the offices)."""
    today = clock.today()
    found = public_bodies().annotate(
        departments_now=Count("departments", filter=Q(departments__retired_on__isnull=True), distinct=True),
        officers_now=Count("offices", filter=on_day(today, "offices__"), distinct=True),
    )
    if words:
        named = Q(name__icontains=words) | Q(other_names__name__icontains=words) | Q(departments__name__icontains=words)
        found = found.filter(pk__in=Organisation.objects.filter(named).values("pk"))
    return found


def departments(body: Organisation, *, retired: bool = False) -> QuerySet[Department]:
    """The departments of a body by name, each with `now`, its officers; those that are no more only if asked."""
    found = Department.objects.filter(body__in=ids_with_merged(body))
    held = Prefetch("offices", _with_all().filter(on_day(clock.today())), to_attr="now")
    return (found if retired else found.filter(retired_on__isnull=True)).order_by("name", "pk").prefetch_related(held)


def _with_all() -> QuerySet[Office]:
    return Office.objects.select_related("contact", "department", "moved_to__department").order_by(
        "department__name", "contact__name", "pk"
    )


def offices(body: Organisation, current: bool = True) -> QuerySet[Office]:
    """Who works there now, by department and name; those who left, the latest first, where `current` is False."""
    found = _with_all().filter(body__in=ids_with_merged(body))
    today = clock.today()
    if current:
        return found.filter(on_day(today))
    return found.filter(until__lte=today).order_by("-until", "-pk")


def offices_of(contacts: Collection[int]) -> QuerySet[Office]:
    """The offices that some people hold now."""
    return _with_all().filter(on_day(clock.today()), contact__in=contacts)


def office_of(pk: int) -> Office | None:
    """One office with its body, department and person."""
    return _with_all().select_related("body", "contact", "department", "moved_to__department").filter(pk=pk).first()


def officers_elsewhere(body: Organisation) -> list[Role]:
    """People known as officers of a body from our list of people, who hold no office in it yet."""
    there = set(offices(body).values_list("contact", flat=True))
    return [role for role in roles_in(body) if role.kind == RoleKind.OFFICER and role.contact_id not in there]
