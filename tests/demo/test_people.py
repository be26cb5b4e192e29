"""The people of Mallowdale are the same each time, and can be taken for nobody real."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hedgerow.accounts.types import LioRole
from hedgerow.demo import people
from hedgerow.engines.todo.models import Task
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people.models import AccessNeeds, Consent, Contact, Role
from hedgerow.people.queries import all_missing
from hedgerow.people.types import RoleKind
from tests.people import person

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture
def told(db: None) -> int:
    person(people.WORKER, role=LioRole.WORKER)
    Organisation.objects.bulk_create(Organisation(name=f"Group {number}") for number in range(120))
    Organisation.objects.bulk_create([Organisation(name="Mallowdale Council", kind=Kind.PUBLIC_BODY)])
    return people.tell(TODAY)


def test_numbers_and_addresses_are_those_kept_for_stories(told: int) -> None:
    assert told == Contact.objects.count() > 200
    for row in Contact.objects.all():
        assert re.fullmatch(r"(07700 900|01632 960) \d{3}", row.phone)
        assert row.email == "" or row.email.endswith("@example.org")


def test_there_is_something_of_everything(told: int) -> None:
    shared = Contact.objects.exclude(email="").values_list("email", flat=True)
    assert len(shared) > len(set(shared))
    assert Contact.objects.filter(email="").exists()
    assert Role.objects.filter(kind=RoleKind.OFFICER).exclude(team="").exists()
    assert AccessNeeds.objects.exists()
    assert {(row.purpose, row.given) for row in Consent.objects.all()} >= {
        ("newsletter", True), ("newsletter", False), ("publish", True), ("publish", False), ("access", True),
    }  # fmt: skip
    assert all_missing()
    assert Task.objects.count() == people.LATELY


def test_one_seed_is_one_cast(told: int) -> None:
    first = list(Contact.objects.order_by("pk").values_list("name", "email", "phone"))
    Contact.objects.all().delete()
    people.tell(TODAY)
    assert list(Contact.objects.order_by("pk").values_list("name", "email", "phone")) == first
