"""A new server is set up in the browser, from an empty data folder to a colleague who is invited."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import COMMAND, environment, serving
from tests.journeys.second_factor import set_up_an_app
from tests.places import small_spine

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow]
PASSWORD = "four quiet brown hens"
Look = Callable[["Page"], None]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server with open data and nothing else: its address, and its data folder."""
    small_spine.write(tmp_path / "spine")
    with serving(["serve", "--workers", "1", "--no-worker"], tmp_path) as address:
        yield address, tmp_path


def test_from_an_empty_folder_to_a_team(page: Page, fresh: tuple[str, Path], axe: Look) -> None:
    address, data = fresh
    page.set_viewport_size({"width": 1280, "height": 1100})
    enter_the_code(page, address, data, axe)
    become_the_first_manager(page, axe)
    set_up_an_app(page)
    go_through_the_steps(page, address, axe)
    page.goto(address)
    expect(page).not_to_have_url(re.compile("/begin/"))


def enter_the_code(page: Page, address: str, data: Path, axe: Look) -> None:
    """Whatever a stranger opens is the first page; a guess leads nowhere; the code that the server gives does."""
    page.goto(f"{address}/groups/")
    expect(page).to_have_url(f"{address}/begin/")
    axe(page)
    page.get_by_label("Setup code").fill("2345-6789-abcd-efgh")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("main")).to_contain_text("This is not the code")
    told = subprocess.run([*COMMAND, "setup-code"], env=environment(data), check=True, capture_output=True, text=True)
    page.get_by_label("Setup code").fill(told.stdout.strip())
    page.get_by_role("button", name="Begin").click()


def become_the_first_manager(page: Page, axe: Look) -> None:
    axe(page)
    page.get_by_label("Your name").fill("Mo Sale")
    page.get_by_label("Your e-mail address").fill("mo@example.org")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("main")).to_contain_text("Welcome, Mo Sale")


def go_through_the_steps(page: Page, address: str, axe: Look) -> None:
    page.goto(f"{address}/settings/up/")
    axe(page)
    page.get_by_role("link", name="Your area").click()
    page.get_by_label("Name of the area").fill("thornmre")
    page.locator("main").get_by_role("button", name="Find").click()
    axe(page)
    page.get_by_role("button", name="Open this area").click()
    expect(page.locator("main")).to_contain_text("Your area is open")
    page.get_by_role("link", name="Your name").click()
    page.get_by_label("your organisation's name", exact=False).fill("Thornmere Together")
    axe(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Letters by e-mail").click()
    axe(page)
    expect(page.locator("main")).to_contain_text("No mail server is set yet")
    page.goto(f"{address}/settings/up/colleagues/")
    axe(page)
    page.get_by_label("Name", exact=True).fill("Ash Irlam")
    page.get_by_label("E-mail address").fill("ash@example.org")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator("main")).to_contain_text("Ash Irlam is invited")
    page.goto(f"{address}/settings/up/")
    expect(page.locator(".badge--leaf")).to_have_count(3)
    expect(page.locator("header .place__name").first).to_have_text("Thornmere Together")
