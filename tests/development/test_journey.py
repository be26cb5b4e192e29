"""A stranger asks on a phone, a worker helps, and the group goes through its health check: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.development.models import Case, HealthCheck
from hedgerow.ledger.queries import counting
from hedgerow.organisations.models import Organisation
from tests.journeys.walking import browser_of, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield


def test_from_the_first_word_to_a_plan(
    chromium: Browser,
    live_server: Any,
    axe: Callable[[Page], None],
    worker: User,
    ada: User,
    group: Organisation,
) -> None:
    address = live_server.url
    stranger, team, own = (browser_of(chromium, address, user) for user in (None, worker, ada))
    stranger.set_viewport_size({"width": 390, "height": 844})
    ask(stranger, address, axe)
    help_them(team, address, group, axe)
    assert sorted(entry.act for entry in counting().filter(groups=group)) == [
        "case.closed",
        "case.helped",
        "case.opened",
    ]
    go_through(own, address, group, axe)
    agree(own, axe)
    for page in (stranger, team, own):
        page.context.close()


def ask(page: Page, address: str, axe: Callable[[Page], None]) -> None:
    page.goto(f"{address}/get-help/")
    look(page, axe)
    page.get_by_label("What is it about?").fill("Our roof leaks.")
    page.get_by_label("Who are you, and how can we reach you?").fill("Ada, The Long Table, 01632 960 001")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you for asking")).to_be_visible()
    look(page, axe)


def help_them(page: Page, address: str, group: Organisation, axe: Callable[[Page], None]) -> None:
    page.goto(f"{address}/development/")
    look(page, axe)
    page.get_by_role("link", name="Our roof leaks.").click()
    page.get_by_role("button", name="I will answer them").click()
    expect(page.get_by_text("It is yours now.")).to_be_visible()
    look(page, axe)
    page.get_by_label("What did you do?").fill("Rang them: a roofer comes.")
    page.get_by_label("Minutes").fill("20")
    page.get_by_label("What is next?").fill("Ring the roofer")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Rang them: a roofer comes.")).to_be_visible()
    page.get_by_text("Say which group it is").click()
    page.get_by_role("combobox", name=re.compile("Which group is it")).press_sequentially("Long Ta")
    page.get_by_role("option", name=re.compile(group.name)).click()
    page.get_by_role("button", name="It is this group").click()
    expect(page.get_by_role("heading", name=group.name, level=1)).to_be_visible()
    page.get_by_text("It is done", exact=True).first.click()
    page.get_by_label("What came of it?").fill("The roof is dry.")
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()
    look(page, axe)
    assert Case.objects.get().answer == "The roof is dry."


def go_through(page: Page, address: str, group: Organisation, axe: Callable[[Page], None]) -> None:
    page.goto(f"{address}/space/groups/{group.pk}/")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Health check and plan").click()
    look(page, axe)
    page.get_by_role("button", name="Begin").click()
    look(page, axe)
    while page.get_by_role("button", name="Save and go on").count():
        for group_of in page.get_by_role("group").all():
            yes = group_of.get_by_label("yes" if "barred" not in group_of.inner_text() else "no", exact=True)
            if yes.count():
                yes.check(force=True)
        page.get_by_role("button", name="Save and go on").click()
        page.wait_for_load_state()
    look(page, axe)
    page.get_by_role("button", name="Finish it").click()
    expect(page.get_by_role("heading", name="How much is in order")).to_be_visible()
    look(page, axe)
    assert HealthCheck.objects.get().duties == 1


def agree(page: Page, axe: Callable[[Page], None]) -> None:
    page.get_by_role("link", name="Your plan").click()
    look(page, axe)
    page.get_by_role("button", name="Put what is ticked into the plan").click()
    page.get_by_role("button", name="This is our plan").click()
    expect(page.get_by_text("Agreed. Tick things as they are done.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Done")).first.click()
    expect(page.get_by_role("heading", name="Done", exact=True)).to_be_visible()
    look(page, axe)
