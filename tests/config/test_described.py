"""schemathesis tries every route and every form with what a description of the site allows, as everybody."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet

from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from tests.config.description import description
from tests.config.forms_of import Page
from tests.config.test_hostile_requests import client_of, fault, pages, posted_forms, records
from tests.evidence.conftest import place
from tests.examples import Records, parts_of, path_of
from tests.places.conftest import built_once

__all__ = ["built_once", "place", "records"]
pytestmark = pytest.mark.django_db
ROLES = (None, LioRole.NONE, LioRole.WORKER, LioRole.MANAGER)
# The same cases each time: what fails here fails for everybody.
TRIES = settings(
    max_examples=4,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(records: Records) -> dict[str, Any]:
    """The description, with a record of each kind in its examples."""
    read = {page.here: page for page in pages(records)}
    told = []
    for address in addresses():
        parts = parts_of(address, records)
        path = path_of(address, records)
        told.append((address, parts, read.get(path, Page(path))))
    return description(told, posted_forms(records))


def test_nothing_that_fits_the_description_makes_it_fail(described: dict[str, Any], records: Records) -> None:
    clients = {role: client_of(records.users[role] if role is not None else None) for role in ROLES}
    found: list[str] = []
    for operation in schemathesis.openapi.from_dict(described).get_all_operations():
        found += tried(operation.ok().as_strategy(), clients)
    assert not found, "\n".join(found)
    assert len(described["paths"]) > 60


def tried(cases: Any, clients: dict[LioRole | None, Client]) -> list[str]:
    """What went wrong with some cases of one operation."""
    found: list[str] = []

    @TRIES
    @given(case=cases, role=st.sampled_from(ROLES))
    def once(case: Any, role: LioRole | None) -> None:
        query = "" if isinstance(case.query, NotSet) or not case.query else "?" + plain(case.query)
        body = "" if isinstance(case.body, NotSet) else plain(case.body)
        wrong = fault(clients[role], case.method.lower(), f"{case.formatted_path}{query}", body)
        if wrong:
            found.append(f"{case.method} {case.formatted_path}{query} {body!r} as {role or 'nobody'}: {wrong}")

    once()
    return found


def plain(values: dict[str, Any]) -> str:
    """As it goes over the wire; half a character is sent as a browser would send it."""
    return urlencode(values, errors="replace")
