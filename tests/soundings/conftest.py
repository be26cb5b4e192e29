"""A worker, a group with somebody who acts for it, and a case of theirs."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person("wren@example.org", name="Wren")


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="The Long Table", income_pence=2_000_000)


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user
