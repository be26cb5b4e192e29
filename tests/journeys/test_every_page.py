"""Every kind of page that somebody can walk to answers, fits a phone, and gives axe nothing to find."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.walking import kind_of, links_of, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: who walks, and how many kinds of page they reach at least; a manager before a worker, whose pages hold less
WALKS = {"anyone": [("", 6)], "our team": [("manager@example.org", 28), ("worker@example.org", 20)]}


@pytest.mark.slow
@pytest.mark.parametrize("who", WALKS)
def test_every_page_within_reach(who: str, page: Page, mallowdale: str, axe: Callable[[Page], None]) -> None:
    looked, wrong = set[str](), list[str]()
    for email, least in WALKS[who]:
        page.context.clear_cookies()
        if email:
            sign_in(page, mallowdale, email)
        seen = walk(page, mallowdale, axe, looked, wrong)
        assert len(seen) >= least, f"only {sorted(seen)}"
    assert not wrong, "\n".join(wrong)


def walk(page: Page, address: str, axe: Callable[[Page], None], looked: set[str], wrong: list[str]) -> set[str]:
    """Walk to a page of each kind, and note what is wrong. What was looked at before has only to answer."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        wrong += answers(page, address, path) if kind_of(path) in looked else faults_of(page, address, path, axe)
        looked.add(kind_of(path))
        for link in links_of(page, address):
            if kind_of(link) not in seen:
                seen.add(kind_of(link))
                waiting.append(link)
    return seen


def answers(page: Page, address: str, path: str) -> list[str]:
    """What is wrong with a page if it does not even answer."""
    answer = page.goto(address + path)
    return [] if answer and answer.status == 200 else [f"{path} answered {answer and answer.status}"]


def faults_of(page: Page, address: str, path: str, axe: Callable[[Page], None]) -> list[str]:
    """What is wrong with one page; all of them are told at once."""
    if wrong := answers(page, address, path):
        return wrong
    try:
        axe(page)
    except AssertionError as found:
        return [str(found)]
    return fits_a_phone(page, path)


def fits_a_phone(page: Page, path: str) -> list[str]:
    """Nothing has to be scrolled sideways at 390 pixels, except inside a table's own frame."""
    page.set_viewport_size({"width": 390, "height": 844})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [] if width <= 390 else [f"{path} is {width} pixels wide on a phone"]
