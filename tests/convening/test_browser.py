"""In a real browser, at a desk and on a phone: a group asks to join and is taken in, a meeting is held and written down, a
vote is called, cast in the group's space, closed and made a decision. Every page on the way is looked at by axe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.models import Decision, Meeting, Member, Network
from hedgerow.convening.types import Standing
from hedgerow.organisations.models import Organisation
from tests.convening.conftest import past_meeting
from tests.people.browsing import Axe, look, sign_in, sized

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["sized"]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_a_network_lives(
    sized: Page, live_server: LiveServer, axe: Axe, worker: User, network: Network, group: Organisation, ada: User
) -> None:
    at = live_server.url
    with zeal_ignore():
        meeting = past_meeting(worker, network, 1)
    sized.goto(f"{at}/networks/")
    look(sized, axe)
    sized.get_by_role("link", name="Food Network").click()
    sized.get_by_text("Would your group like to join?").wait_for()
    look(sized, axe)
    sign_in(sized, live_server, ada)
    sized.goto(f"{at}/space/groups/{group.pk}/networks/")
    look(sized, axe)
    sized.get_by_role("link", name="Food Network").click()
    look(sized, axe)
    sized.get_by_label("What would you bring").fill("We cook.")
    press(sized, "Ask to join")
    sized.get_by_text("We asked to join").wait_for()

    sign_in(sized, live_server, worker)
    sized.goto(f"{at}/convening/{network.pk}/")
    look(sized, axe)
    sized.get_by_role("link", name="The Long Table").click()
    look(sized, axe)
    press(sized, "Take them in")
    sized.get_by_text("whoever asked is told").wait_for()
    look(sized, axe)
    assert Member.objects.get().standing == Standing.MEMBER
    written(sized, at, axe, meeting)

    sign_in(sized, live_server, ada)
    sized.goto(f"{at}/space/groups/{group.pk}/networks/{network.pk}/")
    press(sized, "I speak for us")
    sized.get_by_text("You speak for your group there").wait_for()
    look(sized, axe)
    voted(sized, live_server, axe, network, group, worker, ada)


def written(page: Page, at: str, axe: Axe, meeting: Meeting) -> None:
    """Who came, what was said, what was decided, who does what."""
    page.goto(f"{at}/convening/meetings/{meeting.pk}/")
    look(page, axe)
    page.get_by_role("link", name="Write what was said").first.click()
    look(page, axe)
    page.get_by_label("What was said").fill("Nine came.")
    press(page, "Save, and go on")
    page.get_by_role("heading", name="What came of last time").wait_for()
    page.goto(f"{at}/convening/meetings/{meeting.pk}/decide/")
    look(page, axe)
    page.get_by_label("What was decided").fill("Buy a shared mower.")
    press(page, "Save")
    page.get_by_role("link", name="Add an action").click()
    look(page, axe)
    page.get_by_label("What is to be done?").fill("Ask for prices")
    page.get_by_text("somebody of our team", exact=True).click()
    page.get_by_label("Who of our team").select_option("Wren")
    press(page, "Save")
    page.get_by_role("link", name="Ask for prices").wait_for()
    press(page, "Approve them")
    page.get_by_text("From now on they stay as they are").wait_for()
    look(page, axe)
    for address in ("decisions/?q=mower", "actions/", "meetings/"):
        page.goto(f"{at}/convening/{address}")
        look(page, axe)


def voted(
    page: Page, server: LiveServer, axe: Axe, network: Network, group: Organisation, worker: User, ada: User
) -> None:
    """Called, opened, cast, closed, and made a decision."""
    sign_in(page, server, worker)
    page.goto(f"{server.url}/convening/{network.pk}/votes/add/")
    look(page, axe)
    page.get_by_label("What is the vote about?").fill("A second mower?")
    press(page, "Look at it before it opens")
    look(page, axe)
    press(page, "Open the vote")
    page.get_by_text("Everybody who may vote has a letter").wait_for()
    look(page, axe)
    address = page.url
    sign_in(page, server, ada)
    page.goto(f"{server.url}/space/groups/{group.pk}/networks/")
    look(page, axe)
    page.get_by_role("link", name="Vote – A second mower?").click()
    page.get_by_label("Yes").check()
    press(page, "Vote")
    page.get_by_text("Your vote").first.wait_for()
    sign_in(page, server, worker)
    page.goto(address)
    page.get_by_text("Close it before its time").click()
    press(page, "Close the vote now")
    page.get_by_label("What was decided").fill("We buy a second one.")
    look(page, axe)
    press(page, "Write it down")
    page.get_by_text("Written down as a decision").wait_for()
    look(page, axe)
    assert Decision.objects.count() == 2
    page.goto(f"{server.url}/networks/{network.pk}/")
    page.get_by_text("We buy a second one.").wait_for()
    look(page, axe)
    with zeal_ignore():
        assert actions.end(by=worker, network=network).ended_on
