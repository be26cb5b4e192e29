"""The way to one's preferences: by a link, on paper, by one click; and nothing changes when a link is only opened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock
from hedgerow.people import actions, queries
from hedgerow.people.actions.preferences import page_path
from hedgerow.people.models import Consent, Contact
from hedgerow.people.types import How, Purpose

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def path_of(address: str) -> str:
    """The path of a whole address."""
    return "/" + address.split("/", 3)[3]


@pytest.fixture
def link(worker: User, jo: Contact) -> str:
    row = actions.send_preferences(by=worker, contact=jo)
    return path_of(row.letter["button"]["url"])


def test_the_link_opens_a_page_where_every_purpose_is_changed_with_one_button(
    client: Client, jo: Contact, link: str
) -> None:
    page = client.get(link).content.decode()
    assert "Jo Okafor" in page
    here = client.post(link)["Location"]
    shown = client.get(here).content.decode()
    assert shown.count("</button>") == 1 or "Save" in shown
    client.post(here, {"newsletter": "on", "service": "on"})
    assert queries.allows(jo, Purpose.NEWSLETTER)
    rows = {row.purpose: row for row in Consent.objects.all()}
    assert (rows["newsletter"].how, rows["newsletter"].by) == ("web", None)
    assert "news, training and events" in rows["newsletter"].words
    client.post(here, {"service": "on"})
    assert not queries.allows(jo, Purpose.NEWSLETTER)


def test_opening_links_twice_beforehand_changes_nothing_and_the_person_still_gets_in(
    client: Client, jo: Contact, link: str
) -> None:
    stop = path_of(actions.unsubscribe_address(contact=jo))
    for address in (link, link, stop, stop):
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200
    here = client.post(link)["Location"]
    for _ in range(2):
        assert client.get(here).status_code == 200
    assert not Consent.objects.exists()


def test_a_mail_program_stops_letters_with_one_post_without_signing_in_or_token(jo: Contact, worker: User) -> None:
    actions.record_consent(
        by=worker, contact=jo, purpose=Purpose.NEWSLETTER, given=True, how=How.PHONE, words="May we?"
    )
    stop = path_of(actions.unsubscribe_address(contact=jo))
    machine = Client(enforce_csrf_checks=True)
    assert machine.post(stop, ONE_CLICK).status_code in (200, 202, 204)
    assert not queries.allows(jo, Purpose.NEWSLETTER)
    assert machine.post(stop, ONE_CLICK).status_code < 300
    assert Consent.objects.filter(given=False).count() == 1
    assert queries.allows(jo, Purpose.SERVICE)


def test_a_person_stops_them_with_one_button_and_a_year_later_too(client: Client, jo: Contact) -> None:
    stop = path_of(actions.unsubscribe_address(contact=jo))
    assert "Stop news and events?" in client.get(stop).content.decode()
    with clock.pretend(clock.now() + timedelta(days=365)):
        answer = client.post(stop)
    assert answer["Location"] == reverse("people:stopped")
    assert client.get(answer["Location"]).status_code == 200
    assert not queries.allows(jo, Purpose.NEWSLETTER)


def test_a_machine_does_not_press_the_link_to_the_preferences(jo: Contact, link: str) -> None:
    assert Client(enforce_csrf_checks=True).post(link, ONE_CLICK).status_code == 403


def test_the_page_closes_and_made_up_addresses_open_nothing(client: Client, jo: Contact) -> None:
    here = page_path(jo)
    assert client.get(reverse("people:preferences", args=["made-up"])).status_code == 410
    tampered = here.replace("/preferences/", "/preferences/x")
    assert client.get(tampered).status_code == 410
    Contact.objects.all().delete()
    assert client.get(here).status_code == 410


def test_a_link_to_somebody_merged_leads_to_who_they_are_now(client: Client, jo: Contact, link: str) -> None:
    now = Contact.objects.create(name="Jo O. Okafor")
    Contact.objects.filter(pk=jo.pk).update(merged_into=now)
    here = client.post(link)["Location"]
    client.post(here, {"newsletter": "on"})
    assert queries.allows(now, Purpose.NEWSLETTER)


def test_without_an_e_mail_address_it_is_a_letter_with_boxes_to_tick(client: Client, worker: User) -> None:
    sam = actions.add_contact(by=worker, name="Sam Beech", address="1 Ash Lane")
    row = actions.send_preferences(by=worker, contact=sam)
    assert (row.state, row.to, row.address) == (State.PRINT, "", "1 Ash Lane")
    assert any("☐ yes" in one for one in row.letter["paragraphs"])
    assert row.letter["button"] is None


def test_pressed_twice_on_one_day_it_is_sent_once_and_to_nowhere_not_at_all(worker: User, jo: Contact) -> None:
    first = actions.send_preferences(by=worker, contact=jo)
    assert actions.send_preferences(by=worker, contact=jo) == first
    assert Outgoing.objects.count() == 1
    with pytest.raises(ValidationError):
        actions.send_preferences(by=worker, contact=jo, on_paper=True)


def test_our_team_sends_and_prints_from_the_contacts_page(client: Client, worker: User, jo: Contact) -> None:
    client.force_login(worker)
    url = reverse("people:send", args=[jo.pk])
    assert client.post(url)["Location"] == reverse("people:contact", args=[jo.pk])
    client.post(url, {"paper": ""})
    assert Outgoing.objects.count() == 1
    actions.change_contact(by=worker, contact=jo, address="1 Ash Lane", postcode="QX1 1AB")
    paper = client.post(url, {"paper": ""})
    assert paper["Location"] == reverse("mail:letter", args=[Outgoing.objects.get(to="").pk])


def test_only_what_they_told_us_of_needs_is_asked_about(worker: User, jo: Contact) -> None:
    assert "access" not in [one.key for one in queries.preferences(jo)]
    actions.set_access_needs(by=worker, contact=jo, needs=["quiet"], agreed=True, words="May we?")
    assert "access" in [one.key for one in queries.preferences(jo)]
