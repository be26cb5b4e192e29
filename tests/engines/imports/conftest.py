"""The importer of seeds, on offer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions
from hedgerow.engines.imports.models import ImportRun
from tests.engines.imports.seeds import SEEDS


@pytest.fixture
def seeds(offer: Callable[..., None]) -> None:
    offer(SEEDS)


@pytest.fixture
def look(seeds: None, worker: User) -> Callable[[str], ImportRun]:
    """The dry run of a CSV file given as text."""
    return lambda text: actions.check(by=worker, kind="seeds", file="seeds.csv", data=text.encode(), source="a packet")
