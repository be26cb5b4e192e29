"""The content security policy stops what somebody plants in a page. That it stops nothing of ours, every test in a browser
looks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import note_what_was_stopped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What somebody would plant who found a way to write into a page.
PLANTED = """() => { const box = document.createElement("div"); document.body.append(box);
    box.innerHTML = '<img src=x onerror="window.planted = 1"><p id=painted style="color: rgb(1, 2, 3)">x</p>'; }"""


@pytest.fixture
def stopped(page: Page) -> list[str]:
    """What the policy stopped; here that is what is wanted."""
    found: list[str] = []
    page.on("console", lambda said: note_what_was_stopped(said.text, page.url, found))
    return found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of which nothing is asked but what this test asks."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_what_is_planted_in_a_page_does_nothing(page: Page, stopped: list[str], live_server: Any) -> None:
    page.goto(f"{live_server.url}/")
    page.evaluate(PLANTED)
    page.wait_for_timeout(300)
    assert page.evaluate("window.planted") is None
    assert page.evaluate("getComputedStyle(document.getElementById('painted')).color") != "rgb(1, 2, 3)"
    assert len(stopped) >= 2


def test_no_other_site_may_frame_a_page(page: Page, live_server: Any) -> None:
    page.set_content(f"<iframe src='{live_server.url}/'></iframe>")
    page.wait_for_timeout(500)
    assert "chrome-error" in page.frames[1].url
