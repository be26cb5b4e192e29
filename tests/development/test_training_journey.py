"""In a real browser: on a phone somebody finds a training, books it and cancels from the letter; at a desk our team sets
the date, and afterwards ticks who came. Axe looks at every page on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.development.actions.training import add_course
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.queries import counting
from tests.people import person
from tests.people.browsing import Axe, look, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def worker() -> User:
    with zeal_ignore():
        charter.seed(by=None)
        return person()


def a_date(days: float) -> Sitting:
    with zeal_ignore():
        course = add_course(by=None, title="The books in an evening", covers="A cash book.", audience="treasurers")
        starts = clock.now() + timedelta(days=days)
        told = {"title": course.title, "places": 1, "where": "The mill", "ends_at": starts + timedelta(hours=2)}
        return bookings.make_sitting(by=None, ref=course.ref, kind="development.training", starts_at=starts, **told)


def test_somebody_books_on_a_phone_and_cancels_from_the_letter(
    page: Page, live_server: LiveServer, axe: Axe, worker: User
) -> None:
    a_date(3)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/training/")
    look(page, axe)
    page.goto(f"{live_server.url}/whats-on/")
    look(page, axe)
    page.get_by_role("link", name="Month").click()
    look(page, axe)
    page.goto(f"{live_server.url}/whats-on/")
    page.get_by_role("link", name="The books in an evening").click()
    look(page, axe)
    page.get_by_role("button", name="Book my place").click()
    page.get_by_text("Please fill this in.").first.wait_for()
    look(page, axe)
    page.get_by_label("Your name").fill("Ash Quarry")
    page.get_by_label("Your e-mail address").fill("ash@example.org")
    page.get_by_role("button", name="Book my place").click()
    page.get_by_role("heading", name="You have a place").wait_for()
    look(page, axe)
    letter = Outgoing.objects.get()
    page.goto(live_server.url + urlsplit(letter.letter["button"]["url"]).path)
    look(page, axe)
    page.get_by_role("button", name="Cancel my booking").click()
    page.get_by_role("link", name="Book again").wait_for()
    assert Booking.objects.get().state == Seat.CANCELLED


def test_our_team_sets_a_date_and_says_who_came(page: Page, live_server: LiveServer, axe: Axe, worker: User) -> None:
    sitting = a_date(1 / 24)
    with zeal_ignore():
        bookings.book(by=None, sitting=sitting, name="Ash Quarry", email="ash@example.org")
        bookings.book(by=None, sitting=sitting, name="Bo Lee", email="bo@example.org")
        Sitting.objects.update(starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1))
    sign_in(page, live_server, worker)
    page.goto(f"{live_server.url}/development/training/")
    look(page, axe)
    page.get_by_role("link", name="The books in an evening").click()
    look(page, axe)
    page.get_by_role("link", name="Set a date").click()
    look(page, axe)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Nobody has booked yet").wait_for()
    look(page, axe)
    page.goto(f"{live_server.url}/bookings/?show=unmarked")
    look(page, axe)
    page.get_by_role("link", name="The books in an evening").click()
    look(page, axe)
    page.get_by_role("link", name="Say who came").click()
    page.get_by_label("Ash Quarry").check()
    look(page, axe)
    page.get_by_role("button", name="That is everybody").click()
    page.get_by_text("One person came.").wait_for()
    look(page, axe)
    assert [(one.act, one.people) for one in counting().order_by("act")] == [("training.full", 1), ("training.held", 1)]
