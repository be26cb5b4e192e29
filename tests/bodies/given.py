"""A public body, its officers, and a group that somebody acts for."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.bodies import actions
from hedgerow.bodies.models import Department, Office
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.people import actions as people
from tests.people import person

_numbers = count(1)


def a_body(name: str = "Mallow Council") -> Organisation:
    """A public body."""
    return Organisation.objects.create(name=name, kind=Kind.PUBLIC_BODY, published=True)


def a_group(name: str = "", **facts: Any) -> Organisation:
    """A group that everybody can see, and that letters reach."""
    number = next(_numbers)
    told = {"email": f"group{number}@example.org", "published": True, **facts}
    return Organisation.objects.create(name=name or f"Group {number}", **told)


def a_department(body: Organisation, name: str = "Housing") -> Department:
    """A department of a body."""
    return actions.add_department(by=None, body=body, name=name)


def an_officer(
    body: Organisation, name: str = "Olu Officer", department: Department | None = None, since: date | None = None
) -> Office:
    """Somebody who works there."""
    contact = people.add_contact(by=None, name=name, email=f"{name.split()[0].lower()}@council.example")
    return actions.add_officer(by=None, body=body, contact=contact, department=department, since=since)


def lets_in(organisation: Organisation, level: Level, email: str = "") -> User:
    """Somebody who may act for a group, or is an officer of a body."""
    user = person(email or f"user{next(_numbers)}@example.org", role=LioRole.NONE, name="Somebody")
    organisations.grant_access(by=person("boss@example.org"), user=user, organisation=organisation, level=level)
    return user
