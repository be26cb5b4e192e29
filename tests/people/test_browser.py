"""In a real browser, at a desk and on a phone: a file brought in with its columns and words matched, a concern raised by
one and read by another, two contacts made one. Every page on the way is looked at by axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.types import LioRole
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions
from hedgerow.people.actions.duplicates import look_for_same
from hedgerow.people.actions.leads import name_lead
from hedgerow.people.models import Confidential, Contact, Role
from tests.people import person
from tests.people.browsing import Axe, look, sign_in, sized

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["sized"]


def test_a_file_with_foreign_columns_and_words_is_brought_in(
    sized: Page, live_server: LiveServer, axe: Axe, tmp_path: Path
) -> None:
    worker = person()
    with zeal_ignore():
        Organisation.objects.create(name="Ash Food Bank")
        actions.add_contact(by=worker, name="Jo Okafor")
    sign_in(sized, live_server, worker)
    file = tmp_path / "roles.csv"
    file.write_text("Who,Where,What\nJo Okafor,Ash Food Bank,Head Honcho\n")
    sized.goto(f"{live_server.url}/imports/roles/")
    sized.get_by_label("Choose your file").set_input_files(file)
    sized.get_by_label("Where does it come from?").fill("Our old list")
    sized.get_by_role("button", name="Show what would happen").click()
    sized.get_by_role("heading", name="Which column is what?").wait_for()
    look(sized, axe)
    for theirs, ours in (("Who", "name"), ("Where", "organisation"), ("What", "kind")):
        sized.get_by_label(theirs, exact=True).select_option(ours)
    sized.get_by_role("button", name="Show what would happen").click()
    sized.get_by_role("heading", name="Their words, and ours").wait_for()
    look(sized, axe)
    sized.get_by_label("Head Honcho").select_option("chair")
    sized.get_by_role("button", name="Show what would happen").click()
    sized.get_by_role("button", name="Import this row").wait_for()
    look(sized, axe)
    sized.get_by_role("button", name="Import this row").click()
    sized.get_by_role("button", name="Undo this import").wait_for()
    assert Role.objects.get().kind == "chair"
    sized.get_by_role("button", name="Undo this import").click()
    sized.get_by_text("Everything is as it was before").wait_for()
    assert not Role.objects.exists()


def test_a_concern_is_raised_by_one_and_read_by_another(sized: Page, live_server: LiveServer, axe: Axe) -> None:
    worker, manager = person(), person(role=LioRole.MANAGER)
    lead = person("lead@example.org", name="Lee Lead")
    with zeal_ignore():
        name_lead(by=manager, user=lead)
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/confidential/raise/")
    look(sized, axe)
    sized.get_by_label("What have you seen or been told?").fill("He locks the larder")
    sized.get_by_role("button", name="Send it to them").click()
    sized.get_by_role("heading", name="Thank you for raising it").wait_for()
    look(sized, axe)
    row = Confidential.objects.get()
    answer = sized.goto(f"{live_server.url}/confidential/{row.pk}/")
    assert answer is not None
    assert answer.status == 404
    sign_in(sized, live_server, lead)
    sized.goto(f"{live_server.url}/my-work/")
    sized.get_by_role("link", name="A concern is waiting").first.click()
    sized.get_by_role("heading", name="Confidential").wait_for()
    look(sized, axe)
    sized.get_by_role("main").get_by_role("link", name="Concern of").click()
    sized.get_by_text("He locks the larder").wait_for()
    look(sized, axe)
    sized.get_by_label("What was done, or is to be done?").fill("Rang the council")
    sized.get_by_role("main").get_by_text("passed on", exact=True).click()
    sized.get_by_role("button", name="Write it down").click()
    sized.get_by_text("Rang the council").wait_for()
    sign_in(sized, live_server, manager)
    sized.goto(f"{live_server.url}/settings/safeguarding/")
    look(sized, axe)


def test_two_contacts_are_looked_at_side_by_side_merged_and_parted(
    sized: Page, live_server: LiveServer, axe: Axe
) -> None:
    worker = person()
    with zeal_ignore():
        for name in ("Jo Okafor", "Joanne Okafor"):
            actions.add_contact(by=worker, name=name, email="jo@example.org")
        look_for_same()
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/people/duplicates/")
    look(sized, axe)
    sized.get_by_role("link", name="Side by side").click()
    sized.get_by_role("heading", name="Are these one person?").wait_for()
    look(sized, axe)
    sized.get_by_role("button", name="One person: keep “Jo Okafor”").click()
    sized.get_by_role("heading", name="Merged lately").wait_for()
    look(sized, axe)
    assert Contact.objects.filter(merged_into__isnull=True).count() == 1
    sized.get_by_role("button", name="Undo").click()
    sized.get_by_role("heading", name="Joanne Okafor").first.wait_for()
    assert Contact.objects.filter(merged_into__isnull=True).count() == 2
