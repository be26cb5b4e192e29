"""A real place opens, a worker logs the first call, and a manager opens the count to the entry behind it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import COMMAND, environment
from tests.journeys.second_factor import set_up_an_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow]
PASSWORD = "kept-in-a-teapot-7"
FIGURES = {
    "wards": 21,
    "lsoas": 139,
    "postcodes": 11264,
    "charities": 736,
    "charities_located": 278,
    "grants": 555,
    "grants_pence": 129143654,
    "lsoas_most_deprived_fifth": 11,
}


def test_trafford_opens_with_the_figures_its_publishers_give(trafford: tuple[str, Path]) -> None:
    summary = json.loads((trafford[1] / "summary.json").read_text())
    assert summary["area"] == {"code": "E08000009", "name": "Trafford"}
    assert {name: summary["counts"][name] for name in FIGURES} == FIGURES


def test_from_the_first_manager_to_the_first_number(page: Page, chromium: Browser, trafford: tuple[str, Path]) -> None:
    address, data = trafford
    become_manager(page, address, data)
    welcome = invite_a_worker(page, address)
    log_a_call(chromium, welcome)
    see_it_counted(page, address)


def become_manager(page: Page, address: str, data: Path) -> None:
    making = [
        *COMMAND,
        "create-manager",
        "--email",
        "mo@example.org",
        "--name",
        "Mo Sale",
        "--address",
        address,
        "--json",
    ]
    made = subprocess.run(making, check=True, env=environment(data), capture_output=True, text=True)
    choose_a_password(page, json.loads(made.stdout)["link"])


def choose_a_password(page: Page, link: str) -> None:
    """The letter's page has one button; then come a password and, for who works here, a second factor."""
    page.goto(link)
    page.get_by_role("main").get_by_role("button").first.click()
    page.locator("input[type=password]").first.wait_for()
    page.wait_for_load_state()
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    set_up_an_app(page)


def invite_a_worker(page: Page, address: str) -> str:
    page.goto(f"{address}/settings/team/add/")
    page.get_by_label("Name").fill("Ash Irlam")
    page.get_by_label("E-mail address").fill("ash@example.org")
    page.get_by_label("worker", exact=False).first.check()
    page.locator("main [name=by_hand]").check()
    page.locator("main form button[type=submit]").first.click()
    return page.get_by_label("The link").input_value()


def log_a_call(chromium: Browser, welcome: str) -> None:
    """A worker finds a real charity by a few letters and logs a call, with the key that works on every page."""
    worker = chromium.new_context(locale="en-GB").new_page()
    choose_a_password(worker, welcome)
    worker.keyboard.press("l")
    worker.wait_for_selector("dialog[open] [role=combobox]")
    worker.keyboard.type("stretford")
    worker.wait_for_selector("[role=option]")
    worker.keyboard.press("Enter")
    advice = worker.locator("dialog").get_by_role("radio", name="One-to-one advice")
    if not advice.is_visible():
        worker.locator("dialog summary", has_text="Everything we do").click()
    advice.check()
    worker.locator("dialog label", has_text="15 min").click()
    worker.locator("dialog").get_by_role("button", name="Save").click()
    expect(worker.locator(".message, [role=status], [role=alert]").first).to_contain_text("Logged")
    worker.context.close()


def see_it_counted(page: Page, address: str) -> None:
    """By function, by ward and by deprivation; and one number opened to its entry."""
    for by in ("function", "ward", "deprivation"):
        page.goto(f"{address}/evidence/?by={by}")
        table = page.locator("main table").first
        expect(table).to_be_visible()
        assert re.search(r"\b15\b", table.inner_text()), f"the minutes are in the table by {by}"
    page.goto(f"{address}/evidence/?by=function")
    page.locator("main table a").first.click()
    page.locator("main table a", has_text="One-to-one advice").first.click()
    expect(page.locator("main")).to_contain_text("15")
    expect(page.locator("h1")).to_contain_text("One-to-one advice")
