"""A manager, a worker, and an agreement."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.agreements.models import Agreement
from hedgerow.charter import actions as charter
from tests.agreements.given import an_agreement
from tests.people import person


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Time by function is kept by how far the record goes: each test has a record of its own."""
    cache.clear()


@pytest.fixture
def manager(db: None) -> User:
    charter.seed()
    return person("moss@example.org", LioRole.MANAGER, name="Moss")


@pytest.fixture
def worker(db: None) -> User:
    return person("wren@example.org", name="Wren")


@pytest.fixture
def agreement(manager: User) -> Agreement:
    return an_agreement()
