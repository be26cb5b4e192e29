"""What anybody sees and sends, what our team does, and what neither may."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from tests.engines.bookings.conftest import KIND, Picnics

Make = Callable[..., Sitting]
ASH = {"name": "Ash Quarry", "email": "ash@example.org"}


def page_of(sitting: Sitting) -> str:
    return reverse("bookings:sitting", args=[sitting.uid])


def test_anybody_books_by_name_and_address_and_cancels_by_the_link_in_the_letter(client: Client, make: Make) -> None:
    sitting = make(places=1)
    answer = client.post(page_of(sitting), ASH)
    assert answer.status_code == 302
    assert "You have a place" in client.get(answer["Location"]).content.decode()
    link = Outgoing.objects.get().letter["button"]["url"].partition("/whats-on")[2]
    own = f"/whats-on{link}"
    assert client.get(own).status_code == 200
    assert client.get(f"{own}cancel/").status_code == 405
    assert Booking.objects.get().state == Seat.BOOKED  # opening changed nothing
    client.post(f"{own}cancel/")
    assert Booking.objects.get().state == Seat.CANCELLED
    assert client.get("/whats-on/mine/1:made-up/").status_code == 404


def test_a_form_sent_twice_books_once(client: Client, make: Make) -> None:
    sitting = make()
    for _n in range(2):
        assert client.post(page_of(sitting), {**ASH, "key": "the-same"}).status_code == 302
    assert Booking.objects.count() == 1


def test_the_same_address_is_told_kindly_and_written_to_again(client: Client, make: Make) -> None:
    sitting = make()
    client.post(page_of(sitting), ASH)
    answer = client.post(page_of(sitting), ASH)
    assert answer.status_code == 422
    assert "booked already" in answer.content.decode()
    assert Outgoing.objects.count() == 2


def test_when_it_is_full_the_page_offers_the_list(client: Client, make: Make) -> None:
    sitting = make(places=1)
    client.post(page_of(sitting), ASH)
    assert "Put me on the list" in client.get(page_of(sitting)).content.decode()
    answer = client.post(page_of(sitting), {"name": "Bo", "email": "bo@example.org"})
    assert answer["Location"].endswith("?on=waiting")


def test_the_list_is_narrowed_and_counts_its_queries(
    client: Client, make: Make, django_assert_num_queries: Callable[..., object]
) -> None:
    make(title="Free picnic")
    make(title="Feast", price_pence=500, member_pence=100)
    make(title="Hidden", public=False)
    month = (clock.now() + timedelta(days=7)).strftime("%Y-%m")
    for query, shown, hidden in (
        ("", ("Free picnic", "Feast"), ("Hidden",)),
        ("?free=on", ("Free picnic",), ("Feast",)),
        (f"?kind={KIND}&month={month}", ("Free picnic", "Feast"), ()),
        ("?kind=no.such&month=soon", ("Free picnic",), ()),
    ):
        words = client.get(reverse("bookings:whats_on") + query).content.decode()
        assert all(title in words for title in shown), query
        assert not any(title in words for title in hidden), query
    words = client.get(reverse("bookings:month") + f"?month={month}").content.decode()
    assert "Free picnic" in words
    assert "Hidden" not in words


def test_the_page_says_what_it_is_about_to_search_engines(client: Client, make: Make) -> None:
    sitting = make(title="Tea & </script> buns", price_pence=500, online="https://meet.example.org/secret")
    page = client.get(page_of(sitting)).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    event = json.loads(found[1])
    assert (event["@type"], event["name"]) == ("Event", "Tea & </script> buns")
    assert event["offers"]["price"] == "5.00"
    assert event["startDate"].startswith(f"{sitting.starts_at.astimezone(clock.LONDON):%Y-%m-%dT%H:%M}")
    assert "meet.example.org" not in page


def test_a_sitting_that_is_not_shown_to_everybody_says_so_to_search_engines(client: Client, make: Make) -> None:
    page = client.get(page_of(make(public=False))).content.decode()
    assert "noindex" in page
    assert "ld+json" not in page


def test_our_team_books_calls_off_and_everybody_else_may_not(client: Client, make: Make, worker: User) -> None:
    sitting = make()
    at = {name: reverse(f"bookings:{name}", args=[sitting.pk]) for name in ("bookings", "book", "call_off", "change")}
    assert client.get(at["bookings"])["Location"].startswith("/sign-in/")
    client.force_login(worker)
    client.post(at["book"], {"name": "Bo Lee", "phone": "01632 960 000", "needs": "A ramp"})
    words = client.get(at["bookings"]).content.decode()
    assert "Bo Lee" in words
    assert "A ramp" in words
    assert client.get(at["change"]).status_code == 200
    assert client.post(at["call_off"], {"why": ""}).status_code == 422
    client.post(at["call_off"], {"why": "Rain."})
    assert Booking.objects.get().state == Seat.CANCELLED
    assert "Rain." in client.get(page_of(sitting)).content.decode()


def test_a_date_is_made_and_changed_from_its_form(client: Client, worker: User, picnics: Picnics) -> None:
    client.force_login(worker)
    day = (clock.now() + timedelta(days=30)).date()
    told = {
        "title": "Picnic",
        "day": day.isoformat(),
        "begins": "10:00",
        "ends": "09:00",
        "price_pence": "5",
        "public": "on",
    }
    url = reverse("bookings:add") + f"?kind={KIND}&ref=picnics.meadow:1"
    assert "It must end after it begins" in client.post(url, told).content.decode()
    assert client.post(url, {**told, "ends": "12:00"}).status_code == 302
    made = Sitting.objects.get()
    assert (made.price_pence, made.starts_at.astimezone(clock.LONDON).hour, made.ref) == (500, 10, "picnics.meadow:1")
    assert client.post(reverse("bookings:change", args=[made.pk]), {**told, "ends": "13:00"}).status_code == 302
    assert Sitting.objects.get().sequence == 1


def test_who_came_is_ticked_on_a_phone(client: Client, make: Make, worker: User, picnics: Picnics) -> None:
    sitting = make(places=3)
    ash, bo = (actions.book(by=None, sitting=sitting, name=n, email=f"{n}@example.org") for n in ("ash", "bo"))
    client.force_login(worker)
    at = reverse("bookings:attendance", args=[sitting.pk])
    with clock.pretend(sitting.ends_at):
        client.post(at, {"came": [ash.pk]})
        assert [row.state for row in Booking.objects.order_by("pk")] == [Seat.CAME, Seat.BOOKED]
        client.post(reverse("bookings:came", args=[sitting.pk]), {"name": "Cai"})
        client.post(at, {"came": [ash.pk], "everybody": "1"})
        assert client.get(at).status_code == 200
        assert client.get(reverse("bookings:sheet", args=[sitting.pk])).status_code == 200
    assert picnics.marked == [(["ash"], ["Cai", "bo"])] or picnics.marked == [(["ash"], ["bo", "Cai"])]
    assert bo.pk
    assert queries.places_of(Sitting.objects.get()).taken == 3


@pytest.mark.parametrize("show", ["", "unmarked", "past", "off"])
def test_the_lists_of_our_team_ask_as_often_for_one_as_for_many(
    client: Client, make: Make, worker: User, show: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for n in range(4):
        sitting = make(title=f"Picnic {n}", starts_at=clock.now() + timedelta(days=n - 2))
        if n == 3:
            actions.cancel_sitting(by=None, sitting=sitting)
    client.force_login(worker)
    with django_assert_max_num_queries(20):
        answer = client.get(reverse("bookings:index") + f"?show={show}")
    assert "Picnic" in answer.content.decode()
    assert client.get(reverse("bookings:index") + f"?show={show}&format=csv")["Content-Type"].startswith("text/csv")
