"""One person of each role, for any test that needs somebody; and the tests of hedgerow/people."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole

PASSWORD = "four quiet brown hens"


def person(email: str = "", role: LioRole = LioRole.WORKER, **facts: object) -> User:
    """Somebody with a password who may sign in; the address and the name follow the role unless given."""
    called = str(role) or "visitor"
    facts.setdefault("name", called.capitalize())
    return User.objects.create_user(email or f"{called}@example.org", PASSWORD, role=role, **facts)
