"""A list opens in a frame on a site that may show it, and on no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from hedgerow.engines.sharing import actions
from tests.engines.sharing.test_views import SEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def shown(chromium: Browser, site: str, frame: str) -> str:
    """What a frame on a page of another site shows; nothing where the browser would not open it."""
    html = f'<!DOCTYPE html><html lang="en"><title>Council</title><iframe src="{frame}" title="Seeds"></iframe>'
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"{site}/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{site}/news")
    page.wait_for_load_state("networkidle")
    try:
        return page.frames[1].locator("body").inner_text(timeout=5000)
    finally:
        context.close()


def test_in_a_frame_where_it_may_be(chromium: Browser, live_server: Any, offer: Callable[..., None]) -> None:
    offer(SEEDS)
    frame = f"{live_server.url}/embed/seeds/"
    actions.allow(by=None, site="http://council.example")
    assert "Seed 1" in shown(chromium, "http://council.example", frame)
    assert "Seed 1" not in shown(chromium, "http://other.example", frame)


def test_a_list_on_a_narrow_screen(
    page: Page, live_server: Any, axe: Callable[[Page], None], offer: Callable[..., None]
) -> None:
    offer(SEEDS)
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{live_server.url}/embed/seeds/?accent=1f4a36")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_message_is_copied(page: Page, live_server: Any, settings: Any) -> None:
    settings.HEDGEROW_GALLERY = True
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/components/")
    opened = page.locator("#copy-message details[open]")
    opened.get_by_role("button", name="Copy").click()
    opened.get_by_text("Copied").wait_for()
    assert "The Long Table needs a cook" in page.evaluate("navigator.clipboard.readText()")
