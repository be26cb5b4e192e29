"""A group with an administrator, a public body with an officer, and somebody of our team."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    return person("wren@example.org", name="Wren")


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="The Long Table", description="Soup.", phone="01632 960 001")


@pytest.fixture
def council(worker: User) -> Organisation:
    return Organisation.objects.create(name="Thornmere Council", kind=Kind.PUBLIC_BODY)


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def officer(worker: User, council: Organisation) -> User:
    user = person("olive@example.org", LioRole.NONE, name="Olive Reed")
    organisations.grant_access(by=worker, user=user, organisation=council, level=Level.OFFICER)
    return user


def signed_in(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client
