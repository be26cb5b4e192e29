"""Steps that several journeys take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.test import Client

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from hedgerow.accounts.models import User

PASSWORD = "mallow-and-thyme"
WIDTHS = (1280, 390)
VARYING = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}"), "<uuid>"),
    (re.compile(r"/[A-Z]\d{8}\b"), "/<area>"),
    (re.compile(r"/\d+\b"), "/<number>"),
    (re.compile(r"/[a-z0-9-]+/$"), "/<word>/"),
)


def sign_in(page: Page, address: str, email: str, password: str = PASSWORD) -> None:
    """Sign in as a person does, and wait to be let in."""
    page.goto(f"{address}/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def kind_of(path: str) -> str:
    """A path with what varies taken out: all groups' pages are one kind of page."""
    for pattern, word in VARYING[:3]:
        path = pattern.sub(word, path)
    return path


def links_of(page: Page, address: str) -> list[str]:
    """The paths of this site that a page links to, without their queries, downloads and feeds left out."""
    found = page.eval_on_selector_all("a[href]:not([download]):not([type])", "links => links.map(link => link.href)")
    paths = (
        href.removeprefix(address).partition("#")[0].partition("?")[0] for href in found if href.startswith(address)
    )
    return [path for path in paths if path.endswith("/")]


def browser_of(chromium: Browser, address: str, user: User | None = None) -> Page:
    """A browser of somebody's own; signed in, where a user is given, as tests sign in."""
    page = chromium.new_context(locale="en-GB", timezone_id="Europe/London").new_page()
    if user:
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    return page


def look(page: Page, axe: Callable[[Page], None]) -> None:
    """At both widths axe finds nothing, and nothing is wider than the screen."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} is wider than {width}"
    page.set_viewport_size({"width": 1280, "height": 900})
