"""Who is there when we give grants of our own, and how a round is made and applied to.

Used by `test_grant_round.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.models import Application, Round
from tests.journeys.growers import choose, letter_to
from tests.journeys.walking import look

if TYPE_CHECKING:
    from playwright.sync_api import Page

Axe = Callable[["Page"], None]
PHONE = {"width": 390, "height": 844}


@dataclass
class Fund:
    """Who is there: our worker, two treasurers with a phone, and somebody of the panel, who is let in later."""

    address: str
    groups: dict[str, Organisation]
    team: Page
    ash: Page
    oak: Page
    panel: Page

    @property
    def run(self) -> str:
        return f"{self.address}/programmes/rounds/{Round.objects.get().pk}/"

    def space(self, name: str) -> str:
        return f"{self.address}/space/groups/{self.groups[name].pk}/grants/"


def our_team_prepares_a_round(fund: Fund, axe: Axe) -> None:
    team, today = fund.team, clock.today()
    team.goto(f"{fund.address}/programmes/")
    look(team, axe)
    team.get_by_role("link", name="Add a programme").click()
    team.get_by_label("Name", exact=True).fill("Warm rooms")
    team.get_by_label("What it is for").fill("For rooms that are warm, and open.")
    team.get_by_label("Whose money it is", exact=True).fill("Thornmere Council")
    look(team, axe)
    team.get_by_role("button", name="Save").click()
    team.get_by_label("Name of this round").fill("Spring")
    team.get_by_label("What it is for").fill("For rooms that are warm this spring.")
    team.get_by_label("How much there is").fill("2,000")
    team.get_by_label("Opens on").fill(today.isoformat())
    team.get_by_label("Last day").fill((today - timedelta(days=1)).isoformat())
    look(team, axe)
    team.get_by_role("button", name="Save").click()
    expect(team.get_by_role("heading", name="Please look at these again")).to_be_visible()
    assert not Round.objects.exists()
    team.get_by_label("Last day").fill((today + timedelta(days=20)).isoformat())
    team.get_by_role("button", name="Save").click()
    team.goto(f"{fund.run}form/")
    look(team, axe)
    team.get_by_role("link", name="Add a question").click()
    team.get_by_label("What is asked").fill("Which day of the week?")
    team.get_by_label("How it is answered").select_option(label="one of a list")
    team.get_by_label("Choices, each on a line of its own").fill("Thursday\nSaturday")
    look(team, axe)
    team.get_by_role("button", name="Save").click()
    team.goto(fund.run)
    look(team, axe)
    team.get_by_role("button", name="Open it").click()


def a_treasurer_applies_on_a_phone(fund: Fund, axe: Axe) -> None:
    ash = fund.ash
    ash.goto(f"{fund.address}/grants/")
    ash.get_by_role("link", name="Warm rooms: Spring").click()
    expect(ash.get_by_text("Which day of the week?")).to_be_visible()  # shown whole, before a word is written
    look(ash, axe)
    ash.set_viewport_size(PHONE)
    ash.get_by_role("button", name="Apply for Ash Kitchen").click()
    ash.get_by_label("What is it for, in a line?").fill("A warm room on Thursdays")
    ash.get_by_label("How much do you ask for").fill("four hundred")
    ash.get_by_role("button", name="Save", exact=True).click()
    expect(ash.get_by_label("What is it for, in a line?")).to_have_value("A warm room on Thursdays")
    ash.get_by_label("How much do you ask for").fill("400")
    ash.get_by_role("button", name="Save, and send me the way back").click()
    ash.goto(fund.address + letter_to("ash@example.org"))
    ash.get_by_role("button", name="Go on with it").click()
    write(ash)
    look(ash, axe)
    ash.set_viewport_size(PHONE)
    ash.get_by_role("button", name="Look it through").click()
    look(ash, axe)
    ash.set_viewport_size(PHONE)
    ash.get_by_role("button", name="Send it in").dblclick()
    expect(ash.get_by_text("sent in").first).to_be_visible()
    look(ash, axe)
    ash.set_viewport_size(PHONE)


def write(page: Page) -> None:
    """What every application of this round says."""
    choose(page, "areas", "Beech")
    page.get_by_label("What would you do?").fill("We open the hall, with soup.")
    page.get_by_label("How do you know that it is needed?").fill("Twelve people asked at the door.")
    page.get_by_label("Who is it for").fill("Thirty people who live alone.")
    page.get_by_label("What, row 1").fill("Heating")
    page.get_by_label("How much, row 1").fill("400")
    page.get_by_role("radio", name="No", exact=True).check(force=True)
    page.get_by_role("radio", name="Thursday").check(force=True)


def another_applies(fund: Fund) -> None:
    oak = fund.oak
    oak.goto(fund.space("Oak Friends"))
    oak.get_by_role("button", name="Begin").click()
    oak.get_by_label("What is it for, in a line?").fill("A bench under the oak")
    oak.get_by_label("How much do you ask for").fill("300")
    write(oak)
    oak.get_by_role("button", name="Look it through").click()
    oak.get_by_role("button", name="Send it in").click()
    expect(oak.get_by_text("sent in").first).to_be_visible()
    assert Application.objects.filter(sent_at__isnull=False).count() == 2
