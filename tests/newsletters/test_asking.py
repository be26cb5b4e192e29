"""Letters are asked for, confirmed, chosen anew and stopped; nobody else learns who gets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.rules import letter_of
from hedgerow.engines.privacy import actions as privacy
from hedgerow.kernel import clock
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.models import Stopped, Subject, Subscriber
from hedgerow.newsletters.types import Confirmed
from hedgerow.people import actions as people
from hedgerow.people.models import Consent
from hedgerow.people.queries import allows
from hedgerow.people.types import Purpose
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db
JO = "jo@example.org"


def path() -> str:
    """The path of the page behind the last letter."""
    letter = letter_of(Outgoing.objects.order_by("-pk")[0].letter)
    assert letter is not None
    assert letter.button is not None
    return letter.button.url.split("8000", 1)[1]


def chosen() -> set[str]:
    return {subject.name for subject in Subscriber.objects.get(email=JO).subjects.all()}


def test_only_the_button_behind_a_letter_begins_them(news: Subject, money: Subject) -> None:
    browser = Client()
    sent = {"email": "JO@example.org", "name": "Jo", "subjects": [news.pk]}
    assert browser.post("/newsletter/", sent).status_code == 302
    held = Subscriber.objects.get()
    assert (held.email, held.state) == (JO, Confirmed.ASKED)
    page = path()
    assert browser.get(page).status_code == 200
    held.refresh_from_db()
    assert held.state == Confirmed.ASKED
    assert browser.post(page, {"subjects": []}).status_code == 422
    browser.post(page, {"subjects": [money.pk]})
    held.refresh_from_db()
    assert (held.state, chosen()) == (Confirmed.LIVE, {"Money"})
    assert held.consent


def test_who_asks_for_anothers_address_changes_and_learns_nothing(news: Subject, money: Subject) -> None:
    browser = Client()
    actions.confirm(email=JO, subjects=[news])
    known = browser.post("/newsletter/", {"email": JO, "subjects": [money.pk]})
    unknown = browser.post("/newsletter/", {"email": "bo@example.org", "subjects": [money.pk]})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert chosen() == {"News and events"}
    assert "already" in Outgoing.objects.get(to=JO).subject


def test_without_a_subject_and_after_three_letters_an_hour_nothing_is_written(news: Subject) -> None:
    with pytest.raises(InputError):
        actions.ask(email=JO, subjects=[])
    for _time in range(5):
        actions.ask(email=JO, subjects=[news])
    assert Outgoing.objects.count() == 3


def test_a_click_of_a_mail_program_stops_them_for_good(news: Subject) -> None:
    held = actions.confirm(email=JO, subjects=[news])
    stop = queries.OWN.stop_url(f"s{held.pk}").split("8000", 1)[1]
    machine = Client(enforce_csrf_checks=True)
    assert machine.get(stop).status_code == 302
    assert Subscriber.objects.exists()
    assert machine.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert not Subscriber.objects.exists()
    assert queries.has_stopped("Jo@Example.org")
    assert JO not in str(Stopped.objects.values())
    machine.post(stop)
    assert "Stopped" in machine.get(stop, follow=True).content.decode()
    assert Client().get("/newsletter/mine/made-up/").status_code == 404


def test_whoever_stopped_can_begin_again_themselves(news: Subject) -> None:
    actions.confirm(email=JO, subjects=[news])
    actions.stop(email=JO)
    actions.confirm(email=JO, subjects=[news])
    assert not queries.has_stopped(JO)


def test_what_is_known_of_a_person_says_so_too(worker: User, news: Subject) -> None:
    jo = people.add_contact(by=worker, name="Jo Okafor", email=JO)
    held = actions.confirm(email=JO, subjects=[news])
    assert (held.contact, allows(jo, Purpose.NEWSLETTER)) == (jo, True)
    actions.confirm(email=JO, subjects=[news])
    assert Consent.objects.count() == 1
    actions.stop(email=JO)
    assert not allows(jo, Purpose.NEWSLETTER)


def test_of_two_people_at_one_address_nobody_is_said_to_agree(worker: User, news: Subject) -> None:
    for name in ("Jo Okafor", "Bo Okafor"):
        people.insert(by=worker, how="person", given=[{"name": name, "email": JO}])
    assert actions.confirm(email=JO, subjects=[news]).contact is None


def test_an_address_that_nobody_confirms_is_forgotten_after_a_week(news: Subject) -> None:
    actions.ask(email=JO, subjects=[news])
    actions.confirm(email="bo@example.org", subjects=[news])
    later = clock.now() + timedelta(days=8)
    with clock.pretend(datetime(later.year, later.month, later.day, 3, tzinfo=UTC)):
        actions.forget_unconfirmed(clock.today())
    assert [one.email for one in Subscriber.objects.all()] == ["bo@example.org"]


def test_an_erasure_takes_the_subscription_along(worker: User, news: Subject) -> None:
    jo = people.add_contact(by=worker, name="Jo Okafor", email=JO)
    actions.confirm(email=JO, subjects=[news])
    privacy.remove(by=None, ref=str(jo.ref))
    assert not Subscriber.objects.exists()
