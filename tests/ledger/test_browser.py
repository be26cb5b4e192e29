"""The quick log in a real browser, by keyboard alone, and every page of the record looked at by axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from hedgerow.accounts.models import User
from hedgerow.ledger import actions
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from tests.ledger.given import a_manager, a_payer, recorded, words

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def me(page: Page, live_server: LiveServer) -> User:
    """A manager, signed in."""
    words()
    user = a_manager()
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return user


def test_a_call_is_logged_by_keyboard_alone_from_any_page(page: Page, live_server: LiveServer, me: User) -> None:
    organisations.create(by=me, name="Sale Moor Food Club")
    page.goto(live_server.url + reverse("ledger:entries"))
    page.keyboard.press("l")
    page.wait_for_selector("dialog[open] .quick [role=combobox]")
    page.keyboard.type("sale m")
    page.wait_for_selector("[role=option]:has-text('Sale Moor Food Club')")
    page.keyboard.press("Enter")
    page.keyboard.type("Partington Choir")
    page.wait_for_selector("[role=option]:has-text('add as a new group')")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.name") != "activity":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message:has-text('Logged')")
    entry = Entry.objects.get()
    assert {group.name for group in Organisation.objects.filter(entry_links__entry=entry)} == {
        "Sale Moor Food Club",
        "Partington Choir",
    }


def test_what_was_typed_is_kept_when_the_dialog_is_closed(page: Page, live_server: LiveServer, me: User) -> None:
    address = live_server.url + reverse("ledger:quick")
    page.goto(address)
    page.fill("textarea[name=note]", "About the lease")
    page.goto(address)
    assert page.input_value("textarea[name=note]") == "About the lease"


def test_axe_finds_nothing(page: Page, live_server: LiveServer, me: User, axe: Callable[[Page], None]) -> None:
    a_payer()
    group = organisations.create(by=me, name="Choir")
    entry = recorded(me, groups=[group.pk], note="Hello", names="Jo")
    actions.seal()
    names = ["entries", "quick", "payers", "day_sheet", "enter_sheet"]
    addresses = [*(reverse(f"ledger:{name}") for name in names), reverse("ledger:entry", args=[entry.pk])]
    addresses += [reverse("ledger:change", args=[entry.pk]), reverse("charter:words"), reverse("charter:priorities")]
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(live_server.url + address)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_sign_in_that_ran_out_loses_nothing_typed(page: Page, live_server: LiveServer, me: User) -> None:
    page.goto(live_server.url + reverse("ledger:entries"))
    page.keyboard.press("l")
    page.wait_for_selector("dialog[open] .quick")
    page.fill("textarea[name=note]", "About the lease")
    page.check("input[name=activity] >> nth=0", force=True)
    page.context.clear_cookies(name="sessionid")
    page.click("dialog .quick__save button")
    page.wait_for_selector("input[type=password]")
    page.fill("input[type=email]", me.email)
    page.fill("input[type=password]", "long enough")
    page.keyboard.press("Enter")
    page.wait_for_selector(".quick")
    expect(page.locator("textarea[name=note]")).to_have_value("About the lease")
    page.click(".quick__save button")
    page.wait_for_selector(".message:has-text('Logged')")
    assert Entry.objects.get().note.text == "About the lease"
