"""A day of a funding adviser: a resident reports a closed fund, a fund is suggested to those whom it fits, two groups that bid
for the same are introduced, help and papers are kept with a bid, and a group shows its documents by a link that ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from zeal import zeal_ignore

from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.funding import actions
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.types import Needs
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.places.models import Place
from tests.journeys.walking import browser_of, look
from tests.people import person
from tests.places.conftest import built_once, place, thornmere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["built_once", "place", "thornmere"]
pytestmark = [pytest.mark.django_db(transaction=True)]
Axe = Callable[["Page"], None]
FUND = "Growing food together"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PAPER = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield


@dataclass
class Day:
    """Who is there: our adviser, a treasurer, and a resident without an account."""

    address: str
    fund: Fund
    groups: list[Organisation]
    team: Page
    treasurer: Page
    resident: Page

    @property
    def space(self) -> str:
        return f"{self.address}/space/groups/{self.groups[0].pk}/"


@pytest.fixture
def day(place: Place, chromium: Browser, live_server: Any) -> Iterator[Day]:
    charter.seed()
    wren = person("wren@example.org", name="Wren")
    groups = []
    for name in ("Ash Growers", "Birch Growers"):
        told = {"postcode": "QQ3 1AA", "legal_form": "unincorporated", "income_pence": 400_000, "themes": ["109"]}
        groups.append(organisations.create(by=wren, name=name, **told))
        user = person(f"{name.split()[0].lower()}@example.org", LioRole.NONE, name=name.split()[0])
        organisations.grant_access(by=wren, user=user, organisation=groups[-1], level=Level.ADMINISTRATOR)
    facts = {"title": FUND, "payer": "The Ash Trust", "amount_max": 500_000, "needs": Needs(income_most=5_000_000)}
    fund = actions.open_fund(by=wren, fund=actions.add_fund(by=wren, **facts))
    url = live_server.url
    ash = browser_of(chromium, url, groups[0].access.get().user)
    made = Day(url, fund, groups, browser_of(chromium, url, wren), ash, browser_of(chromium, url))
    yield made
    for page in (made.team, made.treasurer, made.resident):
        page.context.close()


def test_a_day_of_an_adviser(day: Day, axe: Axe) -> None:
    a_fund_is_suggested_to_those_whom_it_fits(day, axe)
    two_that_bid_for_the_same_are_introduced(day, axe)
    help_and_papers_are_kept_with_the_bid(day, axe)
    the_money_is_told_once(day, axe)
    documents_are_shown_by_a_link_that_ends(day, axe)
    a_resident_reports_that_it_is_closed(day, axe)


def a_fund_is_suggested_to_those_whom_it_fits(day: Day, axe: Axe) -> None:
    team = day.team
    team.goto(f"{day.address}/funds/{day.fund.pk}/")
    team.get_by_role("link", name="Which of our groups it fits").click()
    look(team, axe)
    for group in day.groups:
        team.get_by_role("button", name=f"Suggest it to them {group.name}").click()
    expect(team.get_by_role("button", name=re.compile("Suggest it"))).to_have_count(0)
    look(team, axe)
    day.treasurer.goto(f"{day.space}funding/")
    expect(day.treasurer.get_by_text(FUND).first).to_be_visible()
    look(day.treasurer, axe)


def two_that_bid_for_the_same_are_introduced(day: Day, axe: Axe) -> None:
    team = day.team
    for group in day.groups:
        team.goto(f"{day.address}/funding/bids/add/?group={group.pk}&fund={day.fund.pk}")
        look(team, axe)
        team.get_by_label("What for?").fill("Raised beds")
        team.locator("main").get_by_role("button").last.click()
    assert Bid.objects.count() == 2
    team.goto(f"{day.address}/funding/same-fund/")
    expect(team.get_by_text("Ash Growers and Birch Growers could bid together")).to_be_visible()
    look(team, axe)
    team.get_by_role("button", name=re.compile("Introduce them")).click()
    look(team, axe)


def help_and_papers_are_kept_with_the_bid(day: Day, axe: Axe) -> None:
    team, bid = day.team, Bid.objects.get(organisation=day.groups[0])
    team.goto(f"{day.address}/funding/bids/{bid.pk}/")
    look(team, axe)
    team.get_by_role("link", name="Write down our help").click()
    team.get_by_label("Our own time, in minutes").fill("40")
    look(team, axe)
    team.locator("main").get_by_role("button").last.dblclick()
    expect(team.get_by_text("40 minutes in all.")).to_be_visible()
    step(team, "It is sent in", "How much was asked for", "1,200")
    step(team, "It is awarded", "How much was awarded", "1,000")
    team.get_by_role("link", name="Add a paper").click()
    team.get_by_label("The file").set_input_files(PAPER)
    team.get_by_label("What is it?").select_option(index=1)
    look(team, axe)
    team.locator("main").get_by_role("button").last.click()
    expect(team.get_by_role("link", name="letter.pdf")).to_be_visible()
    look(team, axe)


def step(page: Page, name: str, sum_of: str, pounds: str) -> None:
    page.get_by_role("link", name=name).click()
    page.wait_for_load_state()
    page.get_by_label(sum_of).fill(pounds)
    helped = page.get_by_label("We helped with this bid")
    if helped.count():
        helped.check()
    page.get_by_role("button", name="Save").click()


def the_money_is_told_once(day: Day, axe: Axe) -> None:
    team = day.team
    team.goto(f"{day.address}/funding/secured/")
    expect(team.get_by_text("£1,000").first).to_be_visible()
    look(team, axe)
    secured = Entry.objects.counting().filter(act="bid.awarded")
    assert [(one.pence, one.pence_kind) for one in secured] == [(100_000, "secured")]
    refused = Bid.objects.get(organisation=day.groups[1])
    team.goto(f"{day.address}/funding/bids/{refused.pk}/")
    step(team, "It is sent in", "How much was asked for", "900")
    team.get_by_role("link", name="It is refused").click()
    team.get_by_role("button", name="Save").click()
    assert Bid.objects.get(pk=refused.pk).stage == "refused"
    for path in ("/funds/", f"/funds/{day.fund.pk}/", "/funds/outcomes/", "/money-map/who/", "/funding/secured/"):
        day.resident.goto(day.address + path)
        assert "Birch Growers" not in day.resident.content(), path


def documents_are_shown_by_a_link_that_ends(day: Day, axe: Axe) -> None:
    ash, outside = day.treasurer, day.resident
    ash.goto(f"{day.space}documents/")
    look(ash, axe)
    ash.get_by_role("link", name="Add a document").first.click()
    ash.locator("[name=kind]").select_option("governing_document")
    ash.locator("input[type=file]").set_input_files(PAPER)
    look(ash, axe)
    ash.locator("main").get_by_role("button").last.click()
    ash.get_by_role("link", name="Share by a link").click()
    ash.get_by_role("checkbox", name="governing document").check(force=True)
    ash.get_by_label("For whom?").fill("The Ash Trust, for our bid")
    look(ash, axe)
    ash.get_by_role("button", name="Make the link").click()
    ash.wait_for_load_state()
    link = re.search(r"https?://[^\s\"<]+/link/[^\s\"<]+", ash.content())
    assert link is not None
    look(ash, axe)
    path = re.sub(r"^https?://[^/]+", day.address, link.group())
    outside.goto(path)
    look(outside, axe)
    outside.locator("main").get_by_role("button").click()
    expect(outside.get_by_text("letter.pdf").first).to_be_visible()
    look(outside, axe)
    shown = outside.url
    ash.goto(f"{day.space}documents/")
    expect(ash.get_by_text(re.compile("opened once"))).to_be_visible()
    ash.get_by_role("button", name=re.compile("End it now")).click()
    for address in (path, shown):
        answer = outside.goto(address)
        assert answer is not None
        assert answer.status in {404, 410}, address


def a_resident_reports_that_it_is_closed(day: Day, axe: Axe) -> None:
    resident, team = day.resident, day.team
    resident.goto(f"{day.address}/funds/{day.fund.pk}/")
    look(resident, axe)
    resident.get_by_role("button", name="Report that it is closed").click()  # one click; who wants to, tells more
    look(resident, axe)
    assert Fund.objects.get().state == "live"
    team.goto(f"{day.address}/suggestions/")
    look(team, axe)
    team.get_by_role("link", name=re.compile(FUND)).first.click()
    look(team, axe)
    team.get_by_role("button", name="Use it", exact=True).click()
    assert Fund.objects.get().state in {"closed", "paused"}
    resident.goto(f"{day.address}/funds/{day.fund.pk}/")
    expect(resident.get_by_text("You cannot apply to this now.")).to_be_visible()
