"""Who may act for which organisation, and what groups let public bodies see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Lower

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.types import Kind, Level


def access_of(user: Somebody) -> QuerySet[Access]:
    """A user's live access, with the organisations, by name; none for a stranger or for one who cannot sign in."""
    if not isinstance(user, User) or not user.is_active:
        return Access.objects.none()
    rows = Access.objects.filter(user=user, until__isnull=True, organisation__merged_into__isnull=True)
    return rows.select_related("organisation").order_by(Lower("organisation__name"), "id")


def acting_for(organisation: Organisation) -> QuerySet[Access]:
    """Live access to an organisation with the users, administrators first, then by name."""
    rows = Access.objects.filter(organisation=organisation, until__isnull=True).select_related("user")
    return rows.order_by("level", Lower("user__name"), "id")


def administrators(organisation: Organisation) -> QuerySet[Access]:
    """Live access of an organisation's administrators who can sign in, with the users."""
    return acting_for(organisation).filter(level=Level.ADMINISTRATOR, user__is_active=True)


def bodies_of(user: Somebody) -> QuerySet[Organisation]:
    """The public bodies that a user is an officer of, by name."""
    bodies = access_of(user).filter(level=Level.OFFICER).values("organisation")
    return live().filter(pk__in=bodies).order_by(Lower("name"), "id")


def sharing_of(organisation: Organisation) -> QuerySet[Sharing]:
    """What a group lets public bodies see now, with the bodies, by their name."""
    rows = Sharing.objects.filter(organisation=organisation, until__isnull=True, body__merged_into__isnull=True)
    return rows.select_related("body").order_by(Lower("body__name"), "what", "id")


def shown_to_body(body: Organisation) -> QuerySet[Sharing]:
    """What groups let one public body see now, with the groups, by their name. Closed and merged ones are left out."""
    rows = Sharing.objects.filter(body=body, until__isnull=True)
    rows = rows.filter(organisation__merged_into__isnull=True, organisation__closed_on__isnull=True)
    return rows.select_related("organisation").order_by(Lower("organisation__name"), "what", "id")


def public_bodies() -> QuerySet[Organisation]:
    """The public bodies here, by name."""
    return live().filter(kind=Kind.PUBLIC_BODY, closed_on__isnull=True).order_by(Lower("name"), "id")


def alone_in(users: Iterable[int]) -> list[Organisation]:
    """The groups of which one of these users is the only administrator, by name."""
    mine = Access.objects.filter(user__in=list(users), level=Level.ADMINISTRATOR, until__isnull=True)
    others = Access.objects.filter(level=Level.ADMINISTRATOR, until__isnull=True, user__is_active=True)
    others = others.exclude(user__in=list(users))
    found = live().filter(pk__in=mine.values("organisation"), closed_on__isnull=True)
    return list(found.exclude(pk__in=others.values("organisation")).order_by(Lower("name"), "id"))
