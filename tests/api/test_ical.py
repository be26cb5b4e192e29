"""The calendar feed: what everybody may see, under names that never change, and what was called off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from hedgerow.development.actions.training import add_course
from hedgerow.engines.bookings import actions
from hedgerow.engines.bookings.models import Sitting
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref

pytestmark = pytest.mark.django_db
FEED = "/whats-on/calendar.ics"
KIND = "development.training"


def sitting(ref: Ref, days: int, **facts: object) -> Sitting:
    starts = (clock.now() + timedelta(days=days)).replace(microsecond=0)
    told = {"title": "Book-keeping", "starts_at": starts, "ends_at": starts + timedelta(hours=2)} | facts
    return actions.make_sitting(by=None, ref=ref, kind=KIND, **told)


def events(client: Client, query: str = "") -> dict[str, tuple[str, int]]:
    """By uid: status and sequence."""
    answer = client.get(FEED + query)
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).events
    return {str(one["uid"]).partition("@")[0]: (str(one["status"]), int(one["sequence"])) for one in found}


def test_the_feed_holds_what_is_public_to_come_and_lately_and_keeps_what_is_called_off(client: Client) -> None:
    course, other = add_course(by=None, title="Books"), add_course(by=None, title="Bids")
    one, off, past = sitting(course.ref, 5), sitting(course.ref, 6), sitting(other.ref, -30)
    sitting(course.ref, 7, public=False)
    sitting(course.ref, -200)
    actions.cancel_sitting(by=None, sitting=off)
    later = one.starts_at + timedelta(days=1)
    actions.change_sitting(by=None, sitting=one, starts_at=later, ends_at=later + timedelta(hours=2))
    whole = {str(one.uid): ("CONFIRMED", 1), str(off.uid): ("CANCELLED", 1), str(past.uid): ("CONFIRMED", 0)}
    assert events(client) == whole
    assert events(client, f"?kind={KIND}") == whole
    assert set(events(client, f"?ref={other.ref}")) == {str(past.uid)}
    assert "Bids" in client.get(f"{FEED}?ref={other.ref}").content.decode()


def test_what_nobody_may_see_leaves_no_name(client: Client) -> None:
    course = add_course(by=None, title="Quiet course")
    sitting(course.ref, 5, public=False)
    words = client.get(f"{FEED}?ref={course.ref}").content.decode()
    assert "Quiet" not in words
    assert not Calendar.from_ical(words).events


def test_a_program_that_looks_again_is_told_that_nothing_changed(client: Client) -> None:
    course = add_course(by=None, title="Books")
    made = sitting(course.ref, 5)
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    with clock.pretend(clock.now() + timedelta(minutes=1)):
        actions.change_sitting(by=None, sitting=made, title="Book-keeping, gently")
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("query", ["?ref=nonsense", "?kind=no.such"])
def test_nonsense_is_not_found(client: Client, query: str) -> None:
    assert client.get(FEED + query).status_code == 404


def test_the_number_of_questions_does_not_grow(client: Client, django_assert_max_num_queries: object) -> None:
    course = add_course(by=None, title="Books")
    for day in range(1, 6):
        sitting(course.ref, day)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get(FEED)
