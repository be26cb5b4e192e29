"""A manager answers somebody in a real browser, on a desk and on a phone: sees what is held, takes it away, erases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.people.models import Contact
from tests.engines.privacy.planted import NAME, plant
from tests.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (
    "/settings/people-data/?q=quill",
    "/settings/people-data/{who}/",
    "/settings/people-data/{who}/erase/",
    "/settings/retention/",
    "/settings/retention/people.quiet/",
    "/settings/processing/",
    "/settings/history/",
    "/history/{who}/",
)


@pytest.fixture
def manager(transactional_db: None) -> User:
    return person(role=LioRole.MANAGER)


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in/")
    page.locator("input[name=username], input[name=login]").first.fill("manager@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_somebody_is_answered(
    page: Page,
    live_server: LiveServer,
    manager: User,
    settings: Any,
    tmp_path: Path,
    axe: Callable[[Page], None],
) -> None:
    settings.DATA_DIR, settings.SECOND_FACTOR_DEMANDED = tmp_path, False
    with zeal_ignore():
        planted = plant(person(), tmp_path)
        who = str(planted.contact.ref)
        sign_in(page, live_server.url)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            for path in PAGES:
                page.goto(live_server.url + path.format(who=who))
                axe(page)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.goto(f"{live_server.url}/settings/people-data/?q=quill")
        page.get_by_role("link", name=NAME).click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download it for them").click()
        assert waiting.value.suggested_filename.endswith(".zip")
        page.get_by_role("link", name="Erase them").click()
        page.wait_for_load_state()
        for box in page.locator("input[name=mention]").all():
            box.check()
        page.get_by_role("button", name=f"Erase {NAME} for good").click()
        axe(page)
        assert page.get_by_text("files/minutes.txt").is_visible(), "a file is for a person to remove"
    assert not Contact.objects.filter(name=NAME).exists()
