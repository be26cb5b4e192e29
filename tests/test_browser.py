"""The browser's guards: each is shown to work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.conftest import pass_only_local

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOOD = """<!doctype html><html lang="en-GB"><head><title>Hedges</title></head>
<body><main><h1>Hedges</h1><p>Ash, hazel, holly.</p></main></body></html>"""

TINY = '<button style="display: block; width: 9px; height: 9px; padding: 0" title="Tick"></button>'


def test_axe_passes_a_good_page(page: Page, axe: Callable[[Page], None]) -> None:
    page.set_content(GOOD)
    axe(page)


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('lang="en-GB"', "", "html-has-lang"),
        ("<p>", '<p style="color: #ccc">', "color-contrast"),
        ("<p>", '<p><img src="data:,">', "image-alt"),
        (
            "<p>",
            TINY * 2 + "<p>",
            "target-size",
        ),
    ],
)
def test_axe_finds_what_is_wrong(page: Page, axe: Callable[[Page], None], good: str, bad: str, rule: str) -> None:
    page.set_content(GOOD.replace(good, bad))
    with pytest.raises(AssertionError, match=rule):
        axe(page)


def test_a_page_that_asks_another_machine_is_noticed(chromium: Browser) -> None:
    wrong: list[str] = []
    page = chromium.new_page()
    page.route("**/*", lambda route: pass_only_local(route, wrong))
    page.set_content(GOOD.replace("<p>", '<p><img alt="" src="https://tiles.example/1.png">'))
    page.close()
    assert wrong == ["asked another machine: https://tiles.example/1.png"]
