"""Roles, and people who offer to help, for the tests of hedgerow/volunteering."""

from __future__ import annotations

from typing import Any

from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.volunteering import actions
from hedgerow.volunteering.models import Application, Role
from hedgerow.volunteering.types import Asked

TASKS = "Chop, stir and serve."
JO = Asked("Jo Okafor", "jo@example.org", "", "I love soup.")
LEE = Asked("Lee Marsh", "lee@example.org", age_ok=False, parent="Pat Marsh, 01632 960 002")


def opened(by: User, group: Organisation, title: str = "Cook with us", **facts: Any) -> Role:
    """A role that everybody can see."""
    told = {"tasks": TASKS, "where": "The hall", **facts}
    return actions.post_role(by=by, role=actions.add_role(by=by, organisation=group, title=title, **told))


def offered(role: Role, asked: Asked = JO) -> Application:
    """Somebody offered to help."""
    return actions.apply(role=role, asked=asked)


def acts() -> list[str]:
    """What the record of work says happened, in order."""
    return list(Entry.objects.exclude(act="").order_by("recorded_at", "pk").values_list("act", flat=True))


def signed_in(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client
