"""Steps that several journeys take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "mallow-and-thyme"
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
    """The paths of this site that a page links to, without their queries, downloads left out."""
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = (
        href.removeprefix(address).partition("#")[0].partition("?")[0] for href in found if href.startswith(address)
    )
    return [path for path in paths if path.endswith("/")]
