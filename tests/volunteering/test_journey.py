"""In a real browser, at a desk and on a phone: somebody finds a role and offers to help, the group says yes and that they have
begun, they write down their hours from a link in a letter, and the group confirms them. Axe looks at every page on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.volunteering.models import Application, Hours
from tests.people import person
from tests.people.browsing import Axe, look, sign_in, sized
from tests.volunteering import opened
from tests.volunteering.conftest import own_folder

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["own_folder", "sized"]


def a_group() -> tuple[User, Organisation]:
    """A group with an open role, and Ada, who acts for it."""
    with zeal_ignore():
        charter.seed()
        worker = person()
        group = organisations.create(by=worker, name="The Long Table")
        ada = person("ada@example.org", LioRole.NONE, name="Ada Brook")
        organisations.grant_access(by=worker, user=ada, organisation=group, level=Level.EDITOR)
        opened(worker, group, "Cook with us on Fridays", rhythm="flexible", support="We pair you up at first.")
    return ada, group


def test_somebody_finds_a_role_helps_and_their_hours_count(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    ada, group = a_group()
    sized.goto(f"{live_server.url}/volunteer/")
    look(sized, axe)
    sized.get_by_role("link", name="Cook with us on Fridays").click()
    look(sized, axe)
    sized.get_by_label("Your name").fill("Jo Okafor")
    sized.get_by_label("E-mail address, or telephone").fill("jo@example.org")
    assert sized.get_by_label(re.compile("A parent or guardian")).is_hidden()
    sized.get_by_text("Not yet", exact=True).click()
    assert sized.get_by_label(re.compile("A parent or guardian")).is_visible()
    sized.get_by_text("Yes", exact=True).click()
    sized.get_by_role("button", name="Offer to help").click()
    sized.get_by_text("Your offer is on its way").wait_for()
    look(sized, axe)
    sized.goto(f"{live_server.url}/volunteer/call-me/")
    look(sized, axe)

    sign_in(sized, live_server, ada)
    space = f"{live_server.url}/space/groups/{group.pk}/volunteers/"
    sized.goto(space)
    look(sized, axe)
    sized.get_by_role("link", name="Jo Okafor").click()
    look(sized, axe)
    sized.get_by_role("button", name="Yes, they are welcome").click()
    sized.get_by_role("button", name="They have begun").click()
    sized.get_by_text("helping now").wait_for()
    for path in ("people/", "add/"):
        sized.goto(space + path)
        look(sized, axe)

    with zeal_ignore():
        link = links.make(purpose="volunteering.own", ref=Application.objects.get().ref)
    sized.goto(live_server.url + link)
    sized.get_by_role("button", name="Open my page").click()
    look(sized, axe)
    sized.get_by_label("Hours", exact=True).fill("1.5")
    sized.get_by_role("button", name="Write it down").click()
    sized.get_by_text("waiting for the group").wait_for()
    look(sized, axe)

    sized.goto(f"{space}hours/")
    look(sized, axe)
    sized.get_by_role("button", name=re.compile("^Confirm")).click()
    sized.get_by_text("Nothing to confirm").wait_for()
    assert Hours.objects.get().minutes == 90
    assert list(Entry.objects.filter(act="hours.confirmed").values_list("given", flat=True)) == [90]


def test_our_teams_pages_hold_nothing_for_axe(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    a_group()
    with zeal_ignore():
        worker = User.objects.get(email="worker@example.org")
    sign_in(sized, live_server, worker)
    for path in ("", "people/", "people/?view=table&desk=all", "roles/", "roles/add/?q=long"):
        sized.goto(f"{live_server.url}/volunteering/{path}")
        look(sized, axe)
