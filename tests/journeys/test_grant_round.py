"""A round of our own grants: made, applied to on a phone, assessed past an interest, decided, accepted, paid, told of, and
published as open data."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.types import Level
from hedgerow.places.models import Place
from hedgerow.programmes.models import Application, Decision, Round
from tests.journeys.granting import (
    PHONE,
    Axe,
    Fund,
    a_treasurer_applies_on_a_phone,
    another_applies,
    our_team_prepares_a_round,
)
from tests.journeys.growers import Calendar
from tests.journeys.walking import browser_of, look
from tests.people import person
from tests.places.conftest import built_once, place, thornmere

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["built_once", "place", "thornmere"]
pytestmark = [pytest.mark.django_db(transaction=True)]
FEEDBACK = "Tell us who asked for it, and we gladly look again."


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    made = Calendar()
    monkeypatch.setattr(clock, "_pretended", made)
    return made


@pytest.fixture
def fund(calendar: Calendar, place: Place, chromium: Browser, live_server: Any) -> Iterator[Fund]:
    charter.seed()
    wren = person("wren@example.org", name="Wren")
    groups, pages = {}, {}
    for name in ("Ash Kitchen", "Oak Friends"):
        told = {"postcode": "QQ3 1AA", "legal_form": "unincorporated", "income_pence": 400_000}
        groups[name] = organisations.create(by=wren, name=name, **told)
        user = person(f"{name.split()[0].lower()}@example.org", LioRole.NONE, name=name.split()[0])
        organisations.grant_access(by=wren, user=user, organisation=groups[name], level=Level.ADMINISTRATOR)
        pages[name] = browser_of(chromium, live_server.url, user)
        pages[name].set_viewport_size(PHONE)
    url = live_server.url
    team, panel = browser_of(chromium, url, wren), browser_of(chromium, url)
    made = Fund(url, groups, team, pages["Ash Kitchen"], pages["Oak Friends"], panel)
    yield made
    for page in (made.team, made.ash, made.oak, made.panel):
        page.context.close()


def test_a_round_from_its_form_to_open_data(fund: Fund, calendar: Calendar, axe: Axe) -> None:
    our_team_prepares_a_round(fund, axe)
    a_treasurer_applies_on_a_phone(fund, axe)
    another_applies(fund)
    calendar.day = Round.objects.get().closes_on + timedelta(days=1)
    an_assessor_with_an_interest_reads_the_other(fund, axe)
    it_is_decided_and_everybody_is_told(fund, axe)
    the_group_accepts_is_paid_and_tells(fund, axe)
    it_is_published(fund, axe)
    each_step_is_in_the_record_once()


def an_assessor_with_an_interest_reads_the_other(fund: Fund, axe: Axe) -> None:
    team, panel = fund.team, fund.panel
    team.goto(fund.run)
    team.get_by_role("button", name="Begin to assess").click()
    team.goto(f"{fund.run}people/")
    team.get_by_label("Or somebody else: their name").fill("Pat Reed")
    team.get_by_label("Their e-mail address").fill("pat@example.org")
    look(team, axe)
    team.get_by_role("button", name="Ask", exact=True).click()
    panel.context.close()
    assert team.context.browser
    fund.panel = panel = browser_of(team.context.browser, fund.address, User.objects.get(email="pat@example.org"))
    held = Round.objects.get()
    panel.goto(f"{fund.address}/grants/assessing/{held.pk}/")
    panel.get_by_role("checkbox", name="Oak Friends").check(force=True)
    panel.get_by_label("What is it? Oak Friends").fill("My sister is its treasurer")
    look(panel, axe)
    panel.get_by_role("button", name="That is all; show me the others").click()
    expect(panel.get_by_text("A warm room on Thursdays")).to_be_visible()
    assert "Oak Friends" not in panel.content()
    assert "A bench" not in panel.content()
    look(panel, axe)
    kept = Application.objects.get(organisation__name="Oak Friends")
    answer = panel.goto(f"{fund.address}/grants/assessing/{held.pk}/{kept.pk}/")
    assert answer is not None
    assert answer.status == 404
    panel.goto(f"{fund.address}/grants/assessing/{held.pk}/")
    panel.get_by_role("link", name="A warm room on Thursdays").click()
    panel.wait_for_load_state()
    for scale in panel.locator("fieldset", has=panel.locator("input[type=radio]")).all():
        scale.locator("input[type=radio]").nth(4).check(force=True)
    look(panel, axe)
    panel.get_by_role("button", name="Save, and read the next").click()
    expect(panel.get_by_text("You have scored everything")).to_be_visible()
    panel.get_by_role("button", name="Tell us that you are done").click()
    answer = panel.goto(f"{fund.run}compare/")
    assert answer is not None
    assert answer.status == 403


def it_is_decided_and_everybody_is_told(fund: Fund, axe: Axe) -> None:
    team = fund.team
    team.goto(f"{fund.run}compare/")
    look(team, axe)
    with team.expect_download() as paper:
        team.get_by_role("link", name="For the panel (PDF)").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")
    with team.expect_download() as book:
        team.get_by_role("link", name="For the panel (Excel)").click()
    cells = {
        str(cell)
        for sheet in load_workbook(io.BytesIO(book.value.path().read_bytes()))
        for row in sheet.values
        for cell in row
    }
    assert {"Ash Kitchen", "Oak Friends"} <= cells
    rulings = {"Ash Kitchen": ("Fund it", "350"), "Oak Friends": ("Do not fund it", "")}
    for name, (what, sum_) in rulings.items():
        one = Application.objects.get(organisation__name=name)
        team.goto(f"{fund.address}/programmes/applications/{one.pk}/decide/")
        team.get_by_role("radio", name=re.compile(f"^{what}")).check(force=True)
        if sum_:
            team.get_by_label("How much, in pounds").fill(sum_)
        team.get_by_label("Why? For our own record").fill("As the panel found.")
        team.get_by_label("What the group is told").fill(FEEDBACK)
        look(team, axe)
        team.get_by_role("button", name="Decide").click()
    team.goto(f"{fund.run}compare/")
    team.get_by_role("button", name="Tell everybody").click()
    oak = fund.oak
    refused = Decision.objects.get(application__organisation__name="Oak Friends")
    oak.goto(f"{fund.space('Oak Friends')}awards/{refused.pk}/")
    expect(oak.get_by_text(FEEDBACK)).to_be_visible()
    look(oak, axe)


def the_group_accepts_is_paid_and_tells(fund: Fund, axe: Axe) -> None:
    ash, team = fund.ash, fund.team
    award = Decision.objects.get(application__organisation__name="Ash Kitchen")
    own, ours = f"{fund.space('Ash Kitchen')}awards/{award.pk}/", f"{fund.address}/programmes/awards/{award.pk}/"
    ash.goto(own)
    look(ash, axe)
    ash.set_viewport_size(PHONE)
    ash.get_by_label("Your name, and what you are in the group").fill("Ash Brook, treasurer")
    ash.get_by_label("I may sign for the group").check(force=True)
    ash.get_by_role("button", name="Accept the grant").click()
    team.goto(ours)
    look(team, axe)
    team.get_by_role("link", name="It was paid").first.click()
    team.get_by_label("Paid on").fill(clock.today().isoformat())
    look(team, axe)
    team.locator("main").get_by_role("button").first.click()
    ash.goto(own)
    ash.get_by_role("link", name="Tell us").click()
    ash.locator("[name=words]").fill("Thirty people came, and stayed for soup.")
    look(ash, axe)
    ash.set_viewport_size(PHONE)
    ash.get_by_role("button", name="Send it").click()
    team.goto(ours)
    expect(team.get_by_text("stayed for soup")).to_be_visible()
    look(team, axe)


def it_is_published(fund: Fund, axe: Axe) -> None:
    team = fund.team
    assert team.context.browser
    manager = browser_of(team.context.browser, fund.address, person("heron@example.org", LioRole.MANAGER))
    manager.goto(f"{fund.address}/programmes/publishing/")
    look(manager, axe)
    manager.get_by_label("Our name, as published").fill("Thornmere Voluntary Action")
    manager.get_by_label("Our organisation identifier").fill("GB-CHC-1000001")
    manager.get_by_label("Our 360Giving prefix").fill("360G-thornmere")
    manager.get_by_role("button", name="Save").click()
    manager.context.close()
    team.goto(f"{fund.run}awards/")
    look(team, axe)
    team.get_by_role("button", name="Publish the awards").click()
    answer = team.request.get(f"{fund.address}/awards.json")
    told = json.loads(answer.body())
    (grant,) = told["grants"]
    assert (grant["amountAwarded"], grant["currency"], grant["title"]) == (350, "GBP", "A warm room on Thursdays")
    assert grant["recipientOrganization"][0]["name"] == "Ash Kitchen"
    assert date.fromisoformat(grant["awardDate"][:10]) <= clock.today()
    assert "Oak Friends" not in answer.text()


def each_step_is_in_the_record_once() -> None:
    acts = list(Entry.objects.counting().exclude(act__startswith="bid.").values_list("act", flat=True))
    steps = {
        "round.opened": 1, "application.sent": 2, "grant.offered": 1, "grant.refused": 1, "grant.awarded": 1, "grant.paid": 1,
        "grant.reported": 1, "grants.published": 1,
    }  # fmt: skip
    assert {act: acts.count(act) for act in steps} == steps
