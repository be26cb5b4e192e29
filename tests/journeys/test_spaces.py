"""From an invitation to a group's space, its record, what the council sees of it, and out again: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.places.models import Place
from tests.journeys.walking import browser_of, look
from tests.people import person
from tests.places.conftest import built_once, place, thornmere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["built_once", "place", "thornmere"]
pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def scene(place: Place) -> tuple[User, Organisation, User]:
    """A worker, a group in the directory, and an officer of the council."""
    worker = person("wren@example.org", name="Wren")
    group = organisations.create(by=worker, name="The Long Table", description="Soup.", income_pence=1_234_500)
    organisations.publish(by=worker, organisation=group, basis="Ada agreed.")
    council = organisations.create(by=worker, name="Thornmere Council", kind=Kind.PUBLIC_BODY)
    officer = person("olive@example.org", LioRole.NONE, name="Olive Reed")
    organisations.grant_access(by=worker, user=officer, organisation=council, level=Level.OFFICER)
    return worker, group, officer


def test_from_the_invitation_to_signing_out(
    chromium: Browser, live_server: Any, axe: Callable[[Page], None], scene: tuple[User, Organisation, User]
) -> None:
    worker, group, officer = scene
    address = live_server.url
    team, ada, olive = (browser_of(chromium, address, user) for user in (worker, None, officer))
    invite(team, address, group, axe)
    accept(ada, address, group, axe)
    propose(ada, "Soup and bread.", axe)
    seen_by_everybody(team, address, group, "Soup.")
    take_on(team, address)
    seen_by_everybody(team, address, group, "Soup and bread.")
    change_again(ada, address, group)
    seen_by_everybody(team, address, group, "Soup, bread and song.")
    olive.goto(f"{address}/space/")
    expect(olive.get_by_role("heading", name="No group shows you more than is public yet")).to_be_visible()
    look(olive, axe)
    share(ada, axe)
    read_as_the_council(olive, axe)
    withdraw(ada)
    olive.reload()
    expect(olive.get_by_text("£12,345")).to_have_count(0)
    sign_out(ada, address, group)
    for page in (team, ada, olive):
        page.context.close()


def invite(team: Page, address: str, group: Organisation, axe: Callable[[Page], None]) -> None:
    team.goto(f"{address}/groups/{group.pk}/")
    team.get_by_role("link", name="Who acts for them").click()
    look(team, axe)
    team.get_by_label("Their name").fill("Ada Brook")
    team.get_by_label("Their e-mail address").fill("ada@example.org")
    team.get_by_label(re.compile("^Administrator")).check()
    team.get_by_role("button", name="Send the invitation").click()
    expect(team.get_by_text("A letter is on its way to ada@example.org.")).to_be_visible()


def accept(ada: Page, address: str, group: Organisation, axe: Callable[[Page], None]) -> None:
    letter = Outgoing.objects.get(to="ada@example.org")
    ada.goto(address + re.sub(r"^https?://[^/]+", "", letter.letter["button"]["url"]))
    look(ada, axe)
    ada.get_by_role("button", name="Accept and sign in").click()
    expect(ada.get_by_role("heading", name=group.name, level=1)).to_be_visible()
    for name in (
        "Our page",
        "Our details",
        "What is held about us",
        "Who can see what",
        "Who may act for us",
        "Ask for help",
    ):
        ada.get_by_role("navigation", name="Main menu").get_by_role("link", name=name, exact=True).click()
        look(ada, axe)


def propose(ada: Page, words: str, axe: Callable[[Page], None]) -> None:
    ada.get_by_role("navigation", name="Main menu").get_by_role("link", name="Our details").click()
    expect(ada.get_by_role("heading", name="We look at your first change")).to_be_visible()
    ada.get_by_label(re.compile("^What it does, in its own words")).fill(words)
    ada.get_by_role("button", name="Send it to be looked at").click()
    expect(ada.get_by_text("We look at your first change before it is used")).to_be_visible()


def seen_by_everybody(team: Page, address: str, group: Organisation, words: str) -> None:
    team.goto(f"{address}/groups/{group.pk}/?public")
    expect(team.get_by_text(words, exact=True)).to_be_visible()


def take_on(team: Page, address: str) -> None:
    team.goto(f"{address}/suggestions/")
    team.get_by_role("link", name=re.compile("The Long Table|own record")).first.click()
    team.get_by_role("button", name=re.compile("Use|Accept|Yes")).first.click()
    expect(team.get_by_text("Thank you: it is used now.")).to_be_visible()


def change_again(ada: Page, address: str, group: Organisation) -> None:
    ada.goto(f"{address}/space/groups/{group.pk}/details/")
    ada.get_by_label(re.compile("^What it does, in its own words")).fill("Soup, bread and song.")
    ada.get_by_role("button", name="Save", exact=True).click()
    expect(ada.get_by_text("Saved. Everybody sees it from now on.")).to_be_visible()


def share(ada: Page, axe: Callable[[Page], None]) -> None:
    ada.get_by_role("navigation", name="Main menu").get_by_role("link", name="Who can see what").click()
    ada.get_by_role("button", name=re.compile("Let them see it.*Size, people and money")).click()
    expect(ada.get_by_text("Thornmere Council can see it from now on.")).to_be_visible()
    look(ada, axe)


def read_as_the_council(olive: Page, axe: Callable[[Page], None]) -> None:
    olive.reload()
    olive.get_by_role("link", name="The Long Table").click()
    expect(olive.get_by_text("£12,345")).to_be_visible()
    look(olive, axe)


def withdraw(ada: Page) -> None:
    ada.get_by_role("button", name=re.compile("Take it back.*Size, people and money")).click()
    expect(ada.get_by_text("Thornmere Council no longer sees it.")).to_be_visible()


def sign_out(ada: Page, address: str, group: Organisation) -> None:
    ada.locator("summary", has_text="Ada Brook").click()
    ada.get_by_role("button", name="Sign out").click()
    ada.goto(f"{address}/space/groups/{group.pk}/")
    expect(ada).to_have_url(re.compile("/sign-in/"))


def test_a_volunteers_and_a_managers_pages(
    chromium: Browser, live_server: Any, axe: Callable[[Page], None], scene: tuple[User, Organisation, User]
) -> None:
    """A volunteer's own page, and the page on which a manager reads who may do what."""
    for user, path in (
        (person("ines@example.org", LioRole.NONE, name="Ines"), "/space/"),
        (person("heron@example.org", LioRole.MANAGER), "/settings/permissions/"),
        (scene[0], "/invitations/"),
    ):
        page = browser_of(chromium, live_server.url, user)
        page.goto(live_server.url + path)
        look(page, axe)
        page.context.close()
