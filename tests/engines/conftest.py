"""Records of no domain, with which the engines are tried: seeds, which have a name and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines import registry
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def manager(db: None) -> User:
    return person(role=LioRole.MANAGER)


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody with an account and no part in the LIO."""
    return person(role=LioRole.NONE)


@pytest.fixture
def offer() -> Iterator[Callable[..., None]]:
    """Fill the registry with these offers and no others, until the test is over."""
    before = registry.all_of(object)
    yield lambda *offers: registry.fill(offers)
    registry.fill(before)
