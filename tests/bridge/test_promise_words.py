"""Promises in a line, many at once."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.bridge.queries.promises import promises
from hedgerow.bridge.queries.words import promise_lines
from hedgerow.kernel import clock
from tests.bodies.given import a_body
from tests.bridge.given import a_promise
from tests.ledger.given import words
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words(settings: LazySettings) -> None:
    words()


@pytest.mark.parametrize("path", ["/bridge/promises/", "/promises/", "/bridge/"])
def test_what_we_are_called_is_looked_up_once_for_all_our_promises(path: str, client: Client) -> None:
    client.force_login(person())
    asked = []
    for _round in range(3):
        with zeal_ignore():
            a_promise(a_body(), promiser="us", promisee="sector")
            a_promise(a_body(), promisee="us")
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        asked.append(len(captured))
    assert asked[1] == asked[2]


def test_lines_of_promises_ask_nothing_for_each() -> None:
    with zeal_ignore():
        for _one in range(4):
            a_promise(a_body(), promiser="us", promisee="sector")
    held = list(promises())
    with CaptureQueriesContext(connection) as captured:
        assert len(promise_lines(held, clock.today())) == 4
    assert len(captured) <= 1
