"""Every kind of page that somebody can walk to answers, fits a phone, and gives axe nothing to find."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.walking import kind_of, links_of, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

WALKS = {"anyone": ("", 6), "worker": ("worker@example.org", 20), "manager": ("manager@example.org", 28)}
#: kinds of page that were looked at already, with the menu of our team: a worker's are a manager's too
LOOKED: set[str] = set()


@pytest.mark.slow
@pytest.mark.parametrize("who", WALKS)
def test_every_page_within_reach(who: str, page: Page, mallowdale: str, axe: Callable[[Page], None]) -> None:
    email, least = WALKS[who]
    if email:
        sign_in(page, mallowdale, email)
    waiting, seen, wrong = ["/"], {"/"}, list[str]()
    while waiting:
        path = waiting.pop(0)
        looked = bool(email) and kind_of(path) in LOOKED
        wrong += answers(page, mallowdale, path) if looked else faults_of(page, mallowdale, path, axe)
        LOOKED.update([kind_of(path)] if email else [])
        for link in links_of(page, mallowdale):
            if kind_of(link) not in seen:
                seen.add(kind_of(link))
                waiting.append(link)
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= least, f"only {sorted(seen)}"


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
