"""Somebody for each hat, around one group and one public body: those let in, those let in elsewhere, those who have left."""

from __future__ import annotations

from datetime import timedelta

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Hat
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.organisations.types import Kind, Level, Shared
from tests.examples import Records
from tests.people import person

#: the hats that everybody wears where the page is about this group or this body; others wear none there
WORN = {
    "anyone": Hat.ANYONE,
    "signed in": Hat.SIGNED_IN,
    "editor": Hat.EDITOR,
    "administrator": Hat.ADMINISTRATOR,
    "officer": Hat.OFFICER,
    "of another group": Hat.SIGNED_IN,
    "of another body": Hat.SIGNED_IN,
    "has left the group": Hat.SIGNED_IN,
    "has left the body": Hat.SIGNED_IN,
    "cannot sign in": Hat.ANYONE,
    "worker": Hat.WORKER,
    "manager": Hat.MANAGER,
}


def everybody(records: Records) -> dict[str, User | None]:
    """One person for each of WORN. The group shows every kind to the body, and nothing to the other body."""
    group, council = records.group, records.council
    other = Organisation.objects.create(name="Another Table", published=True)
    hospital = Organisation.objects.create(name="Thornmere Hospital", kind=Kind.PUBLIC_BODY)
    records.sharing  # noqa: B018 - its figures
    for what in (Shared.WORK, Shared.CONTACTS):
        Sharing.objects.create(organisation=group, body=council, what=what)
    Sharing.objects.create(organisation=other, body=hospital, what=Shared.WORK)
    people: dict[str, User | None] = {
        "anyone": None,
        "signed in": records.users[LioRole.NONE],
        "editor": records.access.user,
        "administrator": _let_in("admin", group, Level.ADMINISTRATOR),
        "officer": _let_in("officer", council, Level.OFFICER),
        "of another group": _let_in("other", other, Level.ADMINISTRATOR),
        "of another body": _let_in("hospital", hospital, Level.OFFICER),
        "has left the group": _left(_let_in("left", group, Level.ADMINISTRATOR)),
        "has left the body": _left(_let_in("gone", council, Level.OFFICER)),
        "cannot sign in": _let_in("closed", group, Level.ADMINISTRATOR),
        "worker": records.users[LioRole.WORKER],
        "manager": records.users[LioRole.MANAGER],
    }
    User.objects.filter(email="closed@example.org").update(is_active=False)
    return people


def _let_in(name: str, organisation: Organisation, level: Level) -> User:
    user = person(f"{name}@example.org", LioRole.NONE, name=name.capitalize())
    since = clock.today() - timedelta(days=30)
    Access.objects.create(user=user, organisation=organisation, level=level, since=since)
    return user


def _left(user: User) -> User:
    Access.objects.filter(user=user).update(until=clock.today())
    return user
