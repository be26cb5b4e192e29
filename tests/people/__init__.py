"""One person of each role, for any test that needs somebody; and the tests of hedgerow/people.

`client.force_login(person())` is signed in with a second factor, and so is a browser after a password: tests/settings.py
demands none (SECOND_FACTOR_DEMANDED = False), and `accounts.permissions.has_second_factor` is then true of everybody who
is signed in. A test that wants it demanded takes the fixture `settings` and sets `settings.SECOND_FACTOR_DEMANDED = True`;
`with_second_factor(client, user)` then gives a session that has one.
"""

from __future__ import annotations

from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import TRUSTED
from hedgerow.accounts.types import LioRole

PASSWORD = "four quiet brown hens"


def person(email: str = "", role: LioRole = LioRole.WORKER, **facts: object) -> User:
    """Somebody with a password who may sign in; the address and the name follow the role unless given."""
    called = str(role) or "visitor"
    facts.setdefault("name", called.capitalize())
    return User.objects.create_user(email or f"{called}@example.org", PASSWORD, role=role, **facts)


def with_second_factor(client: Client, user: User) -> None:
    """Sign somebody in as if they had given a second factor, where one is demanded."""
    client.force_login(user)
    session = client.session
    session[TRUSTED] = True
    session.save()
