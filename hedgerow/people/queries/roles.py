"""Who is what in which organisation, and which posts nobody holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max, Q, QuerySet

from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.people.models import Contact, Role
from hedgerow.people.rules.roles import KINDS
from hedgerow.people.types import Missing, Post


def on_day(day: date) -> Q:
    """A condition for roles in force on a day, as `rules.in_force` says it."""
    return Q(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))


def ids_with_merged(organisation: Organisation) -> set[int]:
    """The ids under which an organisation is known: its own, and those of records merged into it."""
    found, new = {organisation.pk}, {organisation.pk}
    while new:
        new = set(Organisation.objects.filter(merged_into__in=new).order_by().values_list("pk", flat=True)) - found
        found |= new
    return found


def _roles() -> QuerySet[Role]:
    return Role.objects.filter(contact__merged_into__isnull=True).select_related("contact")


def roles_in(organisation: Organisation, on: date | None = None) -> list[Role]:
    """Who is what in an organisation on a day (today), with their contacts: whom to speak to first, then by role."""
    day = on or clock.today()
    rows = _roles().filter(on_day(day), organisation__in=ids_with_merged(organisation))
    return list(rows.order_by("-main", "kind", "contact__name", "id"))


def past_roles_in(organisation: Organisation, limit: int = 20) -> list[Role]:
    """Who has left an organisation, the latest first, with their contacts."""
    rows = _roles().filter(until__lte=clock.today(), organisation__in=ids_with_merged(organisation))
    return list(rows.order_by("-until", "-id")[:limit])


def roles_of(contact: Contact) -> list[Role]:
    """All the hats of a person, with their organisations: those worn now first, then those laid down, the latest first."""
    today = clock.today()
    rows = Role.objects.filter(contact=contact).select_related("organisation__merged_into")
    return sorted(rows, key=lambda role: (role.is_over(today), -(role.until or date.max).toordinal(), role.pk))


def missing_roles(organisation: Organisation) -> list[Missing]:
    """The posts of an organisation that somebody left and nobody holds now."""
    return all_missing(ids_with_merged(organisation)).get(organisation.pk, []) if is_asked_about(organisation) else []


def all_missing(pks: Iterable[int] | None = None) -> Mapping[int, list[Missing]]:
    """The same for many organisations (None: all), by id; those without a gap are left out. Four queries.

    A record merged into another counts as that one.
    """
    into = dict(Organisation.objects.filter(merged_into__isnull=False).order_by().values_list("pk", "merged_into_id"))
    found: dict[int, list[Missing]] = {}
    for post, left in _left(pks).items():
        now: dict[int, date] = {}
        for pk, day in left.items():
            kept = _kept(pk, into)
            now[kept] = max(day, now.get(kept, day))
        held = {_kept(pk, into) for pk in _held(post, pks)}
        for pk in now.keys() - held:
            found.setdefault(pk, []).append(Missing(pk, post, now[pk]))
    return found


def _kept(pk: int, into: Mapping[int, int | None]) -> int:
    for _ in range(20):
        pk = into.get(pk) or pk
    return pk


def is_asked_about(organisation: Organisation) -> bool:
    """Whether it is a group that goes on: nobody asks a closed one, or a public body, for its treasurer."""
    return organisation.closed_on is None and organisation.kind in (Kind.GROUP, Kind.BRANCH)


def _left(pks: Iterable[int] | None) -> dict[Post, dict[int, date]]:
    """The day on which somebody last left each post, by organisation."""
    today = clock.today()
    roles = Role.objects.filter(until__lte=today, kind__in=KINDS.values(), **_open_groups(pks)).order_by()
    found: dict[Post, dict[int, date]] = {post: {} for post in Post}
    for kind, pk, day in roles.values_list("kind", "organisation_id").annotate(day=Max("until")):
        post = next(post for post, of in KINDS.items() if of == kind)
        found[post][pk] = day
    accesses = Access.objects.filter(level=Level.ADMINISTRATOR, until__lte=today, **_open_groups(pks)).order_by()
    found[Post.ADMINISTRATOR] = dict(accesses.values_list("organisation_id").annotate(day=Max("until")))
    return found


def _held(post: Post, pks: Iterable[int] | None) -> set[int]:
    """The organisations in which somebody holds a post today."""
    day, groups = clock.today(), _open_groups(pks)
    if post == Post.ADMINISTRATOR:
        rows = Access.objects.filter(on_day(day), level=Level.ADMINISTRATOR, **groups)
        return set(rows.order_by().values_list("organisation_id", flat=True))
    held = Role.objects.filter(on_day(day), kind=KINDS[post], **groups)
    return set(held.order_by().values_list("organisation_id", flat=True))


def _open_groups(pks: Iterable[int] | None) -> dict[str, object]:
    where: dict[str, object] = {
        "organisation__closed_on__isnull": True,
        "organisation__kind__in": (Kind.GROUP, Kind.BRANCH),
    }
    return where if pks is None else {**where, "organisation__in": list(pks)}
