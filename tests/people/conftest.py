"""A worker, a group and somebody in it."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions
from hedgerow.people.models import Contact
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Ash Food Bank")


@pytest.fixture
def jo(worker: User) -> Contact:
    return actions.add_contact(by=worker, name="Jo Okafor", email="jo@example.org", phone="01632 960 123")
