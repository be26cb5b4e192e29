"""A group with an administrator, and two of our team."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.development import actions
from hedgerow.development.models import Case
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    charter.seed(by=None)
    return person("wren@example.org", name="Wren")


@pytest.fixture
def robin(worker: User) -> User:
    return person("robin@example.org", name="Robin")


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="The Long Table", description="Soup.", phone="01632 960 001")


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def case(worker: User) -> Case:
    """A stranger asked on the public page."""
    return actions.open_case(by=None, words="Our roof leaks.", reach="Bo Lee, bo@example.org")


def signed_in(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client
