"""Pages of Thornmere, the made-up borough."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.evidence.conftest import place
from tests.ledger.given import a_worker
from tests.places.conftest import built_once

__all__ = ["built_once", "place"]
Read = Callable[..., str]


@pytest.fixture
def text(client: Client) -> Read:
    """The words of a page, without its tags."""

    def read(address: str, *, status: int = 200) -> str:
        answer = client.get(address)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))

    return read


@pytest.fixture
def worker_client(client: Client) -> Client:
    """The same client, signed in as one of our team."""
    client.force_login(a_worker())
    return client
