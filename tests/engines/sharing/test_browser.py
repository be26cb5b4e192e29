"""A list opens in a frame on a site that may show it, and on no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from hedgerow.engines.sharing import actions
from tests.engines.sharing.test_views import SEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Council(BaseHTTPRequestHandler):
    """A page of another website, with a frame of ours."""

    timeout = 1  # a browser opens connections ahead of their use: they are not waited for
    frame = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        html = (
            f'<!DOCTYPE html><html lang="en"><title>Council</title><iframe src="{self.frame}" title="Seeds"></iframe>'
        )
        self.wfile.write(html.encode())

    def log_message(self, *args: Any) -> None:
        """Nothing: it is a test."""


class Site(ThreadingHTTPServer):
    """Another website, which is gone with its last connection."""

    daemon_threads = False


@pytest.fixture
def sites(live_server: Any) -> Iterator[list[str]]:
    """The addresses of two other websites that frame our list."""
    Council.frame = f"{live_server.url}/embed/seeds/"
    started = [Site(("127.0.0.1", 0), Council) for _n in range(2)]
    for site in started:
        Thread(target=site.serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{site.server_address[1]}" for site in started]
    for site in started:
        site.shutdown()
        site.server_close()


def shown(chromium: Browser, address: str) -> str:
    """What the frame of a page shows; nothing where the browser would not open it."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    try:
        return page.frames[1].locator("body").inner_text(timeout=5000)
    finally:
        context.close()


def test_in_a_frame_where_it_may_be(chromium: Browser, sites: list[str], offer: Callable[..., None]) -> None:
    offer(SEEDS)
    actions.allow(by=None, site=sites[0])
    assert "Seed 1" in shown(chromium, sites[0])
    assert "Seed 1" not in shown(chromium, sites[1])


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
