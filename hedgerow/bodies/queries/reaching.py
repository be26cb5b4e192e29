"""Whom a letter to a group goes to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.people.models import Role
from hedgerow.people.queries.roles import on_day
from hedgerow.people.types import RoleKind

SPEAKS = (RoleKind.CHAIR, RoleKind.SECRETARY)


@dataclass(frozen=True)
class Addressee:
    """Whom to write to for a group. Without `email` the letter is printed, for `address`."""

    email: str = ""
    name: str = ""
    person: str = ""
    address: str = ""


def addressees(groups: Collection[int]) -> dict[int, list[Addressee]]:
    """For each group: whoever looks after its page and whom to speak to first; else its chair or secretary, else the
    group's own address, else paper. Each address once. Three queries, however many groups."""
    acting, first, rest = _acting(groups), _roles(groups, Q(main=True)), {}
    without = [pk for pk in groups if pk not in acting and pk not in first]
    rest = _roles(without, Q(kind__in=SPEAKS)) if without else {}
    rows = Organisation.objects.filter(pk__in=list(groups)).only("pk", "name", "email", "address", "postcode")
    return {row.pk: _once(acting.get(row.pk, []) + first.get(row.pk, []) + rest.get(row.pk, []), row) for row in rows}


def _once(found: list[Addressee], group: Organisation) -> list[Addressee]:
    by_address = {one.email.lower(): one for one in reversed(found)}
    own = Addressee(group.email, group.name, address=", ".join(filter(None, (group.address, group.postcode))))
    return sorted(by_address.values(), key=lambda one: one.email) or [own]


def _acting(groups: Collection[int]) -> dict[int, list[Addressee]]:
    held = Access.objects.filter(organisation__in=list(groups), level=Level.ADMINISTRATOR, until__isnull=True)
    found: dict[int, list[Addressee]] = {}
    for row in held.filter(user__is_active=True).select_related("user").order_by("user__email"):
        user = row.user
        found.setdefault(row.organisation_id, []).append(Addressee(user.email, user.name, str(user.own_ref)))
    return found


def _roles(groups: Collection[int], which: Q) -> dict[int, list[Addressee]]:
    held = Role.objects.filter(which, on_day(clock.today()), organisation__in=list(groups))
    found: dict[int, list[Addressee]] = {}
    for row in held.exclude(contact__email="").select_related("contact").order_by("kind", "pk"):
        one = row.contact
        found.setdefault(row.organisation_id, []).append(Addressee(one.email, one.name, str(one.ref)))
    return found
