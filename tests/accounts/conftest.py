"""One person of each role."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def manager(db: None) -> User:
    return person(role=LioRole.MANAGER)


@pytest.fixture
def visitor(db: None) -> User:
    return person(role=LioRole.NONE)
