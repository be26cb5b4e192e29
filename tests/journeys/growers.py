"""A food-growing group and those around it: what was there before its half year, and its first steps.

Used by `test_year.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from hedgerow.accounts.models import User
from hedgerow.convening.models import Network
from hedgerow.engines.mail.models import Outgoing
from hedgerow.organisations.models import Organisation
from hedgerow.participation.models import Budget
from tests.journeys.walking import look

if TYPE_CHECKING:
    from playwright.sync_api import Page

Axe = Callable[["Page"], None]
GROUP = "Weirside Growers"
BEGAN = date(2026, 4, 7)


class Calendar:
    """What day it is, for every thread: the server answers in threads of its own."""

    def __init__(self) -> None:
        self.day = BEGAN

    def get(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 11, tzinfo=UTC)

    def later(self, **by: int) -> None:
        self.day += timedelta(**by)


@dataclass
class Scene:
    """Who and what was there before: our worker, a network of two groups, and a budget for residents."""

    address: str
    wren: User
    network: Network
    budget: Budget
    team: Page
    group: Organisation | None = None


def letter_to(email: str, *, newest: bool = True) -> str:
    """The path behind the button of the newest letter to somebody."""
    letter = Outgoing.objects.filter(to=email).order_by("-pk" if newest else "pk")[0]
    return re.sub(r"^https?://[^/]+", "", letter.letter["button"]["url"])


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name=name, exact=True).click()


def it_asks_for_help(scene: Scene, ada: Page, axe: Axe) -> None:
    ada.goto(f"{scene.address}/")
    look(ada, axe)
    ada.get_by_role("link", name="Get help with your group").click()
    look(ada, axe)
    ada.get_by_label("What is it about?").fill(
        "We want to grow food on the old allotments, and do not know how to begin."
    )
    ada.get_by_label("Who are you, and how can we reach you?").fill(f"Ada Brook, {GROUP}, ada@example.org")
    ada.get_by_label("Postcode").fill("QQ3 1AA")
    ada.get_by_role("button", name="Send").click()
    expect(ada.get_by_text("14 April 2026").first).to_be_visible()  # five working days
    look(ada, axe)


def our_team_answers(scene: Scene, ada: Page, axe: Axe) -> None:
    team = scene.team
    team.goto(f"{scene.address}/groups/add/")
    team.get_by_label("Name", exact=True).fill(GROUP)
    team.get_by_label("Postcode").fill("QQ3 1AA")
    team.locator("details", has=team.get_by_label("Started")).first.evaluate("each => each.open = true")
    team.get_by_label("Started").fill("2026-04-01")
    team.get_by_role("button", name="Add the group").click()
    scene.group = Organisation.objects.get(name=GROUP)
    team.goto(f"{scene.address}/development/")
    look(team, axe)
    team.get_by_role("link", name=re.compile("grow food|Weirside")).first.click()
    look(team, axe)
    team.get_by_role("button", name="I will answer them").click()
    team.get_by_text("Say which group it is").click()
    choose(team, "organisation", GROUP)
    team.get_by_role("button", name="It is this group").click()
    team.get_by_label("What did you do?").fill("Met Ada at the plots. Sent her the model constitution.")
    team.get_by_label("Minutes").fill("45")
    team.get_by_role("button", name="Log it").click()
    team.locator("summary", has_text="It is done").click()
    team.get_by_label("What came of it").fill("They have a committee, a constitution and a bank account.")
    team.get_by_role("button", name="It is done").click()
    expect(team.get_by_text("They have a committee, a constitution and a bank account.")).to_be_visible()
    invite(scene, ada)


def choose(page: Page, name: str, words: str) -> None:
    """Type into a combobox, and take the first that it offers."""
    box = page.locator(f"[role=combobox][id*={name}], input[id=id_{name}], #id_{name}-input").first
    box.fill(words)
    page.get_by_role("option", name=re.compile(words)).first.click()


def invite(scene: Scene, ada: Page) -> None:
    team = scene.team
    team.goto(f"{scene.address}/groups/{scene.group.pk}/")
    team.get_by_role("link", name="Who acts for them").click()
    team.get_by_label("Their name").fill("Ada Brook")
    team.get_by_label("Their e-mail address").fill("ada@example.org")
    team.get_by_label(re.compile("^Administrator")).check()
    team.get_by_role("button", name="Send the invitation").click()
    ada.goto(scene.address + letter_to("ada@example.org"))
    ada.get_by_role("button", name="Accept and sign in").click()
    expect(ada.get_by_role("heading", name=GROUP, level=1)).to_be_visible()


def it_sees_how_it_is_doing(scene: Scene, ada: Page, axe: Axe) -> None:
    menu(ada, "Health check and plan")
    ada.get_by_role("button", name="Begin").click()
    look(ada, axe)
    for area in range(8):
        for question in ada.locator("input[type=radio][value=yes]").all():
            question.check(force=True)
        if area == 0:  # something is left to do
            ada.locator("input[type=radio][value=no]").first.check(force=True)
        ada.get_by_role("button", name="Save and go on").click()
        ada.wait_for_load_state()
    ada.get_by_role("button", name="Finish it").click()
    look(ada, axe)
    ada.get_by_role("link", name="Your plan").click()
    ada.wait_for_load_state()
    for proposed in ada.get_by_role("checkbox").all():
        proposed.check(force=True)
    ada.get_by_role("button", name="Put what is ticked into the plan").click()
    ada.get_by_role("button", name="This is our plan").click()
    look(ada, axe)


def it_finds_money(scene: Scene, ada: Page, axe: Axe) -> None:
    menu(ada, "Funding")
    look(ada, axe)
    ada.get_by_role("button", name=re.compile("^Consider it")).click()
    look(ada, axe)
    team = scene.team
    team.goto(f"{scene.address}/funding/")
    look(team, axe)
    team.get_by_role("link", name=GROUP).first.click()
    team.get_by_role("link", name="It is sent in").click()
    team.get_by_label("How much was asked for, in pounds?").fill("4,000")
    team.get_by_label("Our own time, in minutes").fill("60")
    team.get_by_label("We helped with this bid").check()
    team.get_by_role("button", name="Save").click()
    ada.reload()
    ada.get_by_role("link", name="It is awarded").click()
    ada.get_by_label("How much was awarded, in pounds?").fill("3,500")
    ada.get_by_role("button", name="Save").click()
    look(ada, axe)


def it_finds_hands(scene: Scene, ada: Page, stranger: Page, axe: Axe) -> None:
    ada.get_by_role("button", name="Make a volunteer role of it").click()
    ada.get_by_label("Title").fill("Dig with us on Saturdays")
    ada.get_by_label("What you would do").fill("Dig, plant and water, with tea.")
    ada.get_by_label("Postcode").fill("QQ3 1AA")
    ada.get_by_role("button", name="Send it to be looked at").click()
    look(ada, axe)
    team = scene.team
    team.goto(f"{scene.address}/suggestions/")
    team.get_by_role("link", name=re.compile("Dig with us")).first.click()
    team.get_by_role("button", name="Use it", exact=True).click()
    offer(scene, stranger, axe)
    menu(ada, "Volunteers")
    ada.get_by_role("link", name="Sam Reed").first.click()
    look(ada, axe)
    ada.get_by_role("button", name="Yes, they are welcome").click()
    ada.get_by_role("button", name="They have begun").click()
    expect(ada.get_by_text("helping now")).to_be_visible()
    stranger.goto(scene.address + letter_to("sam@example.org"))
    stranger.locator("main").get_by_role("button").click()
    look(stranger, axe)
    stranger.get_by_role("spinbutton", name="Hours").fill("2.5")
    stranger.get_by_role("button", name="Write it down").click()
    expect(stranger.get_by_text("2 h 30 min")).to_be_visible()
    ada.reload()
    ada.get_by_role("button", name=re.compile("^Confirm")).click()
    look(ada, axe)


def offer(scene: Scene, stranger: Page, axe: Axe) -> None:
    """In under a minute, without an account."""
    stranger.goto(f"{scene.address}/volunteer/")
    look(stranger, axe)
    stranger.get_by_role("link", name="Dig with us on Saturdays").first.click()
    look(stranger, axe)
    stranger.get_by_label("Your name").fill("Sam Reed")
    stranger.get_by_label("E-mail address, or telephone").fill("sam@example.org")
    stranger.get_by_role("radio", name="Yes").check(force=True)
    stranger.get_by_role("button", name="Offer to help").click()
    look(stranger, axe)
