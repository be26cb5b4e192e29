"""Journeys across functions take several steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from zeal import zeal_ignore


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield
