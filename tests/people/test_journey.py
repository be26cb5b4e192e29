"""In a real browser, at a desk and on a phone: somebody is added from their group's page, the treasurer leaves and the
group shows it; and a person opens the link to their preferences and changes them. Axe looks at every page on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo.models import Task
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.people import actions, queries
from hedgerow.people.models import Contact, Role
from hedgerow.people.types import Purpose, RoleKind
from tests.people import person
from tests.people.browsing import Axe, look, sign_in, sized

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["sized"]


def a_group() -> tuple[User, Organisation, Contact]:
    """A group whose treasurer is Jo."""
    with zeal_ignore():
        worker = person()
        group = organisations.create(by=worker, name="Ash Food Bank", origin=Origin.LOG)
        jo = actions.add_contact(by=worker, name="Jo Okafor", email="jo@example.org", phone="01632 960 123")
        actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    return worker, group, jo


def test_somebody_joins_a_group_and_its_treasurer_leaves(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    worker, group, _jo = a_group()
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/groups/{group.pk}/")
    look(sized, axe)
    sized.get_by_role("link", name="Add a person").click()
    look(sized, axe)
    sized.get_by_label("Name", exact=True).fill("Sam Beech")
    sized.get_by_label("What they are there").select_option("chair")
    sized.get_by_role("button", name="Add them").click()
    people = sized.get_by_role("region", name="People")
    people.get_by_role("link", name="Sam Beech", exact=True).wait_for()
    people.get_by_role("link", name=re.compile("Leaves.*Jo Okafor")).click()
    look(sized, axe)
    sized.get_by_role("button", name="They leave").click()
    people.get_by_text("No treasurer since").wait_for()
    sized.get_by_text("Ask who the treasurer is now").first.wait_for()
    look(sized, axe)
    assert Task.objects.filter(ref=str(group.ref), done_at=None).count() == 1
    sized.get_by_role("link", name="Sam Beech", exact=True).click()
    sized.get_by_role("heading", name="Sam Beech").wait_for()
    look(sized, axe)
    assert Role.objects.get(contact__name="Sam Beech").kind == RoleKind.CHAIR


def test_somebody_like_one_we_know_is_offered_first(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    worker, group, jo = a_group()
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/people/add/?group={group.pk}")
    sized.get_by_label("Name", exact=True).fill("Jo Okafor")
    sized.get_by_label("What they are there").select_option("chair")
    sized.get_by_role("button", name="Add them").click()
    sized.get_by_role("heading", name="Is it one of these?").wait_for()
    look(sized, axe)
    sized.get_by_role("button", name=re.compile("It is them.*Jo Okafor")).click()
    sized.get_by_role("region", name="People").wait_for()
    assert Contact.objects.count() == 1
    assert set(Role.objects.filter(contact=jo).values_list("kind", flat=True)) == {"treasurer", "chair"}


def test_a_person_changes_what_we_may_send_behind_a_link(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    worker, _group, jo = a_group()
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/people/{jo.pk}/")
    sized.get_by_role("button", name="E-mail them the page").click()
    sized.get_by_text("A link is on its way").wait_for()
    address = Outgoing.objects.get().letter["button"]["url"]
    sized.context.clear_cookies()
    sized.goto(live_server.url + "/" + address.split("/", 3)[3])
    look(sized, axe)
    sized.get_by_role("main").get_by_role("button").click()
    sized.get_by_role("heading", name="What may we use your details for?").wait_for()
    look(sized, axe)
    assert not queries.allows(jo, Purpose.NEWSLETTER)
    sized.get_by_label("news, training and events").check()
    sized.get_by_role("button", name="Save").click()
    sized.get_by_text("Thank you for telling us").wait_for()
    look(sized, axe)
    assert queries.allows(jo, Purpose.NEWSLETTER)


PAGES = ("/people/", "/people/{pk}/edit/", "/people/{pk}/told/", "/people/{pk}/needs/", "/people/{pk}/answers/",
         "/people/{pk}/role/", "/my-details/", "/my-details/edit/")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_other_page_of_people_stands_up_to_axe(page: Page, live_server: LiveServer, axe: Axe, path: str) -> None:
    worker, _group, jo = a_group()
    sign_in(page, live_server, worker)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + path.format(pk=jo.pk))
    look(page, axe)
