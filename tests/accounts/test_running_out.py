"""A sign-in that ran out loses nothing typed, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hedgerow.accounts.models import User
from hedgerow.engines.todo import actions
from hedgerow.engines.todo.models import Task
from tests.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(live_server: Any) -> User:
    """Not the fixture of the other tests: here the server must see what the test has written."""
    return person()


def sign_in(page: Page) -> None:
    page.get_by_label("E-mail address").fill("worker@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def test_what_was_typed_is_there_again_after_signing_in(
    page: Page, live_server: Any, worker: User, axe: Callable[[Page], None]
) -> None:
    page.goto(f"{live_server.url}/to-do/add/")
    axe(page)
    sign_in(page)
    page.get_by_label("What is to be done?").fill("Ring the Long Table about the lease")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert not Task.objects.exists()
    sign_in(page)
    expect(page.get_by_label("What is to be done?")).to_have_value("Ring the Long Table about the lease")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(lambda url: "/to-do/" not in url)
    assert Task.objects.get().what == "Ring the Long Table about the lease"


def test_pages_of_accounts_have_nothing_for_axe(
    page: Page, live_server: Any, worker: User, axe: Callable[[Page], None]
) -> None:
    User.objects.update(role="manager")
    actions.add(by=worker, what="Ring back", owner=worker)
    page.goto(f"{live_server.url}/account/")
    sign_in(page)
    for path in (
        "account/",
        "settings/team/",
        "settings/team/add/",
        f"settings/team/{worker.pk}/",
        "imports/",
        "suggestions/",
    ):
        page.goto(f"{live_server.url}/{path}")
        axe(page)
