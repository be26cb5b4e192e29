"""A hospital's problem becomes an offer that three groups deliver: stated by an officer, agreed part by part, accepted,
reported by a link, added up, and shown to everybody with what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from zeal import zeal_ignore

from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.offers import actions as offers
from hedgerow.offers.models import Offer, Part, Period, Problem
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.places.models import Place
from tests.journeys.growers import Calendar, choose, letter_to, menu
from tests.journeys.walking import browser_of, look
from tests.people import person
from tests.places.conftest import built_once, place, thornmere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["built_once", "place", "thornmere"]
pytestmark = [pytest.mark.django_db(transaction=True)]
Axe = Callable[["Page"], None]
TITLE = "People wait in hospital because nobody is at home for them"
#: what each group would do, for how many people, and at what cost in pounds
PARTS = {
    "Ash Kitchen": ("Two weeks of warm meals, brought home", 60, "3,000"),
    "Beech Drivers": ("The way home, with somebody who stays for tea", 90, "2,400"),
    "Cedar Callers": ("A call every day for two weeks", 50, "600"),
}
#: what each reported for the first quarter: people, hours given, pounds spent
TOLD = {"Ash Kitchen": (14, "40", "700"), "Beech Drivers": (21, "63", "610"), "Cedar Callers": (11, "30.5", "140")}


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    made = Calendar()
    monkeypatch.setattr(clock, "_pretended", made)
    return made


@dataclass
class Ward:
    """Who is there: our worker, an officer of the hospital, somebody who acts for the kitchen, and a stranger."""

    address: str
    body: Organisation
    groups: dict[str, Organisation]
    team: Page
    officer: Page
    cook: Page
    stranger: Page

    @property
    def offer(self) -> str:
        return f"{self.address}/offers/{Offer.objects.get().pk}/"


@pytest.fixture
def ward(calendar: Calendar, place: Place, chromium: Browser, live_server: Any) -> Iterator[Ward]:
    charter.seed()
    wren = person("wren@example.org", name="Wren")
    body = organisations.create(by=wren, name="Thornmere Hospital", kind=Kind.PUBLIC_BODY)
    groups = {name: organisations.create(by=wren, name=name, postcode="QQ3 1AA") for name in PARTS}
    people = {"officer": (body, Level.OFFICER), "cook": (groups["Ash Kitchen"], Level.ADMINISTRATOR)}
    pages = {}
    for name, (organisation, level) in people.items():
        user = person(f"{name}@example.org", LioRole.NONE, name=name.capitalize())
        organisations.grant_access(by=wren, user=user, organisation=organisation, level=level)
        pages[name] = browser_of(chromium, live_server.url, user)
    made = Ward(
        live_server.url,
        body,
        groups,
        browser_of(chromium, live_server.url, wren),
        pages["officer"],
        pages["cook"],
        browser_of(chromium, live_server.url),
    )
    yield made
    for page in (made.team, made.officer, made.cook, made.stranger):
        page.context.close()


def test_a_hospitals_problem_becomes_an_offer_that_three_groups_deliver(
    ward: Ward, calendar: Calendar, axe: Axe
) -> None:
    the_hospital_states_it(ward, axe)
    our_team_puts_an_offer_together(ward, axe)
    each_group_agrees(ward, axe)
    it_is_put_and_accepted(ward, axe)
    calendar.day = Period.objects.order_by("starts")[0].ends + timedelta(days=2)
    each_group_reports(ward, axe)
    the_return_adds_them_up(ward, axe)
    it_is_delivered_and_everybody_reads_it(ward, calendar, axe)


def the_hospital_states_it(ward: Ward, axe: Axe) -> None:
    officer = ward.officer
    officer.goto(f"{ward.address}/space/bodies/{ward.body.pk}/")
    menu(officer, "Offers")
    look(officer, axe)
    officer.get_by_role("link", name="State a problem").click()
    officer.get_by_label("The problem in a line").fill(TITLE)
    officer.get_by_label("What is the matter?").fill(
        "They are well enough to leave, and there is no food in the house."
    )
    officer.get_by_label("About how many people?").fill("200")
    look(officer, axe)
    officer.get_by_role("button", name="Send it to the team").click()
    expect(officer.get_by_text(TITLE).first).to_be_visible()
    look(officer, axe)


def our_team_puts_an_offer_together(ward: Ward, axe: Axe) -> None:
    team = ward.team
    team.goto(f"{ward.address}/offers/")
    look(team, axe)
    team.get_by_role("link", name=TITLE).first.click()
    team.get_by_role("button", name="Open it").click()
    look(team, axe)
    team.get_by_role("link", name="Begin an offer").click()
    team.get_by_label("The offer in a few lines").fill("Food, a lift and a voice, for two weeks after leaving.")
    team.get_by_role("radio", name="a group", exact=True).check(force=True)
    choose(team, "group", "Ash Kitchen")
    look(team, axe)
    team.get_by_role("button", name="Save").click()
    for name, (what, people, pounds) in PARTS.items():
        team.goto(f"{ward.offer}parts/add/")
        choose(team, "group", name)
        team.get_by_label("What would it do?").fill(what)
        team.get_by_label("For how many people?").fill(str(people))
        team.get_by_label("At what cost, in pounds?").fill(pounds)
        team.get_by_label(re.compile("^From")).fill("2026-05-01")
        team.get_by_label(re.compile("^Until")).fill("2026-10-31")
        team.get_by_label("On what evidence?").fill("We did it for forty people last winter.")
        team.get_by_role("radio", name="we say so").check(force=True)
        team.get_by_role("button", name="Add it").click()
    expect(team.get_by_text("£6,000").first).to_be_visible()  # 3,000 + 2,400 + 600
    look(team, axe)
    team.get_by_role("button", name="Ask the groups to agree").click()


def each_group_agrees(ward: Ward, axe: Axe) -> None:
    cook = ward.cook
    cook.goto(f"{ward.address}/space/groups/{ward.groups['Ash Kitchen'].pk}/")
    menu(cook, "Offers")
    look(cook, axe)
    cook.get_by_role("link", name=re.compile("warm meals|hospital")).first.click()
    cook.get_by_role("radio", name=re.compile("We agree|agree")).first.check(force=True)
    look(cook, axe)
    cook.get_by_role("button", name="Send our answer").click()
    for name in ("Beech Drivers", "Cedar Callers"):  # they have nobody here, and ring
        team = ward.team
        team.goto(f"{ward.address}/offers/parts/{Part.objects.get(organisation__name=name).pk}/")
        spoken = team.locator("section", has=team.get_by_role("heading", name="Did they ring?")).last
        spoken.get_by_role("radio", name=re.compile("agree")).first.check(force=True)
        spoken.get_by_label("With whom did you speak?").fill("the chair")
        spoken.get_by_label("Who of you reports on it?").fill(f"The chair of {name}")
        spoken.get_by_label("Their e-mail address").fill(f"{name.split()[0].lower()}@example.org")
        spoken.get_by_role("button", name="Write it down").click()


def it_is_put_and_accepted(ward: Ward, axe: Axe) -> None:
    team, officer = ward.team, ward.officer
    team.goto(ward.offer)
    look(team, axe)
    team.get_by_role("button", name="Put it to the body").click()
    officer.goto(f"{ward.address}/space/bodies/{ward.body.pk}/offers/{Problem.objects.get().pk}/")
    look(officer, axe)
    officer.get_by_role("radio", name="We accept it").check(force=True)
    officer.get_by_role("button", name="Send the answer").click()
    look(officer, axe)


def each_group_reports(ward: Ward, axe: Axe) -> None:
    assert offers.ask_for_reports(clock.today()).startswith("3 asked")
    for email, name in (
        ("cook@example.org", "Ash Kitchen"),
        ("beech@example.org", "Beech Drivers"),
        ("cedar@example.org", "Cedar Callers"),
    ):
        page, (people, hours, pounds) = ward.stranger, TOLD[name]
        page.goto(ward.address + letter_to(email))
        if page.get_by_role("button", name="Tell what we did").count():
            page.get_by_role("button", name="Tell what we did").click()
        look(page, axe)
        page.get_by_label("How many people did you help?").fill(str(people))
        page.get_by_label("How many hours did volunteers give?").fill(hours)
        page.get_by_label("What did you spend, in pounds?").fill(pounds)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_role("button", name="Put it right")).to_be_visible()


def the_return_adds_them_up(ward: Ward, axe: Axe) -> None:
    team, officer, period = ward.team, ward.officer, Period.objects.order_by("starts")[0]
    team.goto(f"{ward.address}/offers/returns/{period.pk}/")
    told = team.locator("main").inner_text()
    assert "46" in told  # 14 + 21 + 11 people
    assert "£1,450" in told  # 700 + 610 + 140
    assert "133.5" in told  # 40 + 63 + 30.5 hours
    look(team, axe)
    team.get_by_role("button", name="Close it and send the return").click()
    officer.goto(f"{ward.address}/space/bodies/{ward.body.pk}/offers/returns/{period.pk}/")
    assert "£1,450" in officer.locator("main").inner_text()
    look(officer, axe)


def it_is_delivered_and_everybody_reads_it(ward: Ward, calendar: Calendar, axe: Axe) -> None:
    team = ward.team
    for period in Period.objects.order_by("starts")[1:]:
        calendar.day = period.ends + timedelta(days=2)
        team.goto(f"{ward.address}/offers/returns/{period.pk}/")
        team.get_by_role("button", name="Close it and send the return").click()
    team.goto(ward.offer)
    team.get_by_role("link", name="It is delivered").click()
    team.get_by_label("What changed?").fill("Forty-six people went home when they were well enough.")
    team.get_by_role("radio", name=re.compile("resources", re.IGNORECASE)).check(force=True)
    team.get_by_role("radio", name="others agree").check(force=True)
    look(team, axe)
    team.get_by_role("button", name="It is delivered").click()
    ward.stranger.goto(f"{ward.address}/sector-offers/")
    look(ward.stranger, axe)
    ward.stranger.get_by_role("link", name=TITLE).click()
    look(ward.stranger, axe)
    told = ward.stranger.locator("main").inner_text()
    assert all(name in told for name in (*PARTS, "Forty-six people"))
