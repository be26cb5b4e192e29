"""A resident on a phone and a worker at a desk: an idea from its first word to its answer, and a vote to its result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock
from hedgerow.participation.models import Budget
from tests.participation.making import budget_in_vote, live_question
from tests.people import person
from tests.people.browsing import look, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[["Page"], None]


def test_a_resident_and_a_worker(page: Page, chromium: Browser, live_server: LiveServer, axe: Axe) -> None:
    worker = person()
    question, budget = live_question(worker), budget_in_vote(worker)
    page.set_viewport_size({"width": 390, "height": 844})
    send_an_idea(page, live_server, axe, question.pk)
    desk = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(desk, live_server, worker)
    check_it(desk, live_server, axe, question.pk)
    page.goto(f"{live_server.url}/have-your-say/{question.pk}/")
    page.get_by_role("button", name="Support").click()
    page.get_by_role("button", name="You support this").wait_for()
    look(page, axe)
    tell_what_was_decided(desk, live_server, axe, question.pk)
    page.reload()
    page.get_by_text("There is a corner for it.").wait_for()
    look(page, axe)
    vote(page, live_server, axe, budget)
    count(desk, live_server, axe, budget)
    page.goto(f"{live_server.url}/have-your-say/budgets/{budget.pk}/")
    page.get_by_text("In: it costs £300, and £1,000 was there when its turn came.").wait_for()
    look(page, axe)
    desk.context.close()


def send_an_idea(page: Page, server: LiveServer, axe: Axe, pk: int) -> None:
    page.goto(f"{server.url}/have-your-say/")
    look(page, axe)
    page.get_by_role("link", name="What should the old library be?").first.click()
    page.get_by_role("link", name="Add your idea").first.click()
    look(page, axe)
    page.get_by_label("Your idea in a line").fill("A repair café")
    page.get_by_label("E-mail").fill("ann@example.org")
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("heading", level=1).wait_for()


def check_it(desk: Page, server: LiveServer, axe: Axe, pk: int) -> None:
    desk.goto(f"{server.url}/participation/questions/{pk}/")
    look(desk, axe)
    desk.get_by_role("link", name="Check 1 idea").click()
    desk.locator("main a[href^='/suggestions/']").first.click()
    desk.get_by_text("A repair café").wait_for()
    desk.get_by_role("button", name="Use it", exact=True).click()
    desk.wait_for_url("**/suggestions/")


def tell_what_was_decided(desk: Page, server: LiveServer, axe: Axe, pk: int) -> None:
    desk.goto(f"{server.url}/participation/questions/{pk}/")
    desk.get_by_text("Close it today").click()
    desk.get_by_role("button", name="Close it").click()
    desk.get_by_role("link", name="Say what becomes of 1 idea").click()
    look(desk, axe)
    desk.get_by_text("taken up", exact=True).click()
    desk.get_by_label("Why").fill("There is a corner for it.")
    desk.get_by_role("button", name="Save, and on to the next").click()
    desk.get_by_role("textbox", name="What was decided").fill("The library becomes a place to mend things.")
    desk.get_by_role("button", name="Tell everybody").click()
    desk.get_by_text("Whoever left an address gets a letter.").wait_for()


def vote(page: Page, server: LiveServer, axe: Axe, budget: Budget) -> None:
    page.goto(f"{server.url}/have-your-say/budgets/{budget.pk}/")
    look(page, axe)
    page.get_by_role("link", name="Vote", exact=True).click()
    page.get_by_label("Your e-mail").fill("ann@example.org")
    page.get_by_role("button", name="Send me my ballot").click()
    page.get_by_text("We have written to ann@example.org").wait_for()
    letter = Outgoing.objects.get(key__startswith="ballot:")
    page.goto(server.url + urlsplit(letter.letter["button"]["url"]).path)
    page.get_by_role("button", name="Go to my ballot").click()
    page.get_by_label("A bench").check()
    look(page, axe)
    page.get_by_role("button", name="Cast my vote").click()
    page.get_by_role("heading", name="Your vote is in").wait_for()


def count(desk: Page, server: LiveServer, axe: Axe, budget: Budget) -> None:
    today = clock.today()
    Budget.objects.filter(pk=budget.pk).update(voting_until=today - timedelta(days=1), results_by=today)
    Poll.objects.update(closes_at=clock.now() - timedelta(minutes=1))
    desk.goto(f"{server.url}/participation/budgets/{budget.pk}/")
    desk.get_by_role("button", name="Count, and publish").click()
    desk.get_by_text("Counted and published, project by project.").wait_for()
    look(desk, axe)
