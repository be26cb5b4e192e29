"""In a real browser, at a desk and on a phone: a stranger asks which fund they could get; a treasurer begins a bid, sends
it in and tells that it was won; the adviser sees it on the board. Every page on the way is looked at by axe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.funding import actions
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Holding, Needs, Stage
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.people import person
from tests.people.browsing import Axe, look, sign_in, sized

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["sized"]
TITLE = "Growing food together"


def begun() -> tuple[User, User, Organisation]:
    """An adviser, a treasurer, their group, and a fund that asks for rules and three people."""
    with zeal_ignore():
        charter.seed()
        worker, treasurer = person(), person("tess@example.org", LioRole.NONE, name="Tess")
        group = organisations.create(by=worker, name="Ash Growers", legal_form="unincorporated", income_pence=400_000)
        organisations.grant_access(by=worker, user=treasurer, organisation=group, level=Level.EDITOR)
        needs = Needs(committee=3, has=frozenset({Holding.GOVERNING_DOCUMENT}))
        fund = actions.add_fund(by=worker, title=TITLE, payer="The Ash Trust", amount_max=500_000, needs=needs)
        actions.open_fund(by=worker, fund=fund)
    return worker, treasurer, group


def test_money_is_found_asked_for_and_won(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    worker, treasurer, group = begun()
    asked_by_a_stranger(sized, live_server, axe)
    sign_in(sized, live_server, treasurer)
    sized.goto(f"{live_server.url}/space/groups/{group.pk}/funding/")
    look(sized, axe)
    sized.get_by_label("How many people").fill("4")
    sized.get_by_label("written rules").check()
    sized.get_by_role("button", name="Keep, and look again").click()
    sized.get_by_text("There is one fund that you could get.").wait_for()
    look(sized, axe)
    sized.get_by_role("button", name="Consider it").click()
    sized.get_by_role("link", name="It is sent in").click()
    look(sized, axe)
    sized.get_by_label("How much was asked for").fill("1,200")
    sized.get_by_role("button", name="Save").click()
    sized.get_by_role("link", name="It is awarded").click()
    sized.get_by_role("button", name="Save").click()
    sized.get_by_role("heading", name="Awarded: £1,200").wait_for()
    look(sized, axe)
    assert Bid.objects.get().stage == Stage.AWARDED
    seen_by_the_adviser(sized, live_server, axe, worker)


def asked_by_a_stranger(page: Page, server: LiveServer, axe: Axe) -> None:
    page.goto(f"{server.url}/funds/")
    look(page, axe)
    page.get_by_role("link", name=TITLE).click()
    look(page, axe)
    page.get_by_role("link", name="Could we get this?").click()
    look(page, axe)
    page.get_by_label("How many people").fill("2")
    page.get_by_label("written rules").check()
    page.get_by_role("button", name="Tell me").click()
    page.get_by_text("Find 1 more person").first.wait_for()
    look(page, axe)
    page.get_by_role("link", name="See every fund with these answers").click()
    page.get_by_role("heading", name="Not yet, and what to change").wait_for()
    look(page, axe)


def seen_by_the_adviser(page: Page, server: LiveServer, axe: Axe, worker: User) -> None:
    sign_in(page, server, worker)
    for path in (
        "/funding/",
        "/funding/?view=table",
        "/funding/funds/",
        "/funding/funds/add/",
        "/funding/groups/?q=ash",
    ):
        page.goto(f"{server.url}{path}")
        look(page, axe)
    page.goto(f"{server.url}/funding/")
    page.get_by_role("link", name="Ash Growers").click()
    look(page, axe)
    page.get_by_role("link", name="Edit").first.click()
    look(page, axe)
