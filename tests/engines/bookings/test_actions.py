"""Places are never oversold, whoever asks is told, and who came is written down once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from hedgerow.accounts.models import User
from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.actions.booking import BookedAlready
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat, State
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.engines.bookings.conftest import Picnics

Make = Callable[..., Sitting]


def book(sitting: Sitting, name: str, **told: object) -> Booking:
    return actions.book(by=None, sitting=sitting, name=name, email=f"{name.lower()}@example.org", **told)


def letters() -> list[tuple[str, str]]:
    """To whom, and what it is for."""
    return [(row.to.split("@")[0], row.key.split(":", 2)[2]) for row in Outgoing.objects.order_by("pk")]


def test_two_places_are_given_twice_and_the_third_waits(make: Make) -> None:
    sitting = make()
    seats = [book(sitting, name).state for name in ("Ash", "Bo", "Cai")]
    assert seats == [Seat.BOOKED, Seat.BOOKED, Seat.WAITING]
    assert [subject.split(":")[0] for subject in Outgoing.objects.order_by("pk").values_list("subject", flat=True)] == [
        "You have a place",
        "You have a place",
        "You are on the waiting list",
    ]


def test_without_a_waiting_list_whoever_comes_late_is_told_so(make: Make) -> None:
    sitting = make(places=1, waiting_list=False)
    book(sitting, "Ash")
    with pytest.raises(InputError, match="no waiting list"):
        book(sitting, "Bo")


def test_a_place_given_back_goes_to_whoever_waited_first(make: Make) -> None:
    sitting = make(places=1)
    first, *_ = [book(sitting, name) for name in ("Ash", "Bo", "Cai")]
    actions.cancel(by=None, booking=first)
    actions.cancel(by=None, booking=first)
    assert [row.state for row in Booking.objects.order_by("pk")] == [Seat.CANCELLED, Seat.BOOKED, Seat.WAITING]
    assert letters()[3:] == [("ash", "given-back"), ("bo", "place")]


def test_while_somebody_waits_nobody_else_gets_a_free_place(make: Make) -> None:
    sitting = make(places=1)
    book(sitting, "Ash")
    book(sitting, "Bo")
    Booking.objects.filter(name="Ash").update(state=Seat.CANCELLED)  # nobody has been moved up yet
    assert book(sitting, "Cai").state == Seat.WAITING


def test_the_same_key_books_once_and_the_same_address_is_told_kindly(make: Make) -> None:
    sitting = make()
    one = book(sitting, "Ash", key="k")
    assert book(sitting, "Ash", key="k") == one
    with pytest.raises(BookedAlready, match="booked already"):
        book(sitting, "Ash")
    actions.cancel(by=None, booking=one)
    assert book(sitting, "Ash").pk != one.pk


def test_more_places_are_filled_from_the_list_at_once(make: Make) -> None:
    sitting = make(places=1)
    for name in ("Ash", "Bo", "Cai"):
        book(sitting, name)
    actions.change_sitting(by=None, sitting=sitting, places=2)
    assert queries.places_of(Sitting.objects.get()).waiting == 1
    assert letters()[-1] == ("bo", "place")


def test_another_time_is_told_to_all_with_the_date_for_their_calendar(make: Make) -> None:
    sitting = make(places=1)
    book(sitting, "Ash")
    book(sitting, "Bo")
    later = sitting.starts_at + timedelta(days=1)
    actions.change_sitting(by=None, sitting=sitting, starts_at=later, ends_at=later + timedelta(hours=1))
    actions.change_sitting(by=None, sitting=sitting, about="Bring a rug.")
    assert letters()[2:] == [("ash", "moved:1"), ("bo", "moved:1")]
    held = Outgoing.objects.filter(to__startswith="ash").order_by("-pk")[0].letter["enclosed"][0]["text"]
    event = Calendar.from_ical(held).events[0]
    assert (event["sequence"], event["dtstart"].dt, str(event["status"])) == (
        1,
        later.replace(microsecond=0),
        "CONFIRMED",
    )


def test_calling_off_tells_everybody_once(make: Make) -> None:
    sitting = make(places=1)
    book(sitting, "Ash")
    book(sitting, "Bo")
    actions.cancel_sitting(by=None, sitting=sitting, why="It rains.")
    actions.cancel_sitting(by=None, sitting=sitting, why="It pours.")
    assert letters()[2:] == [("ash", "off"), ("bo", "off")]
    held = Sitting.objects.get()
    assert (held.state, held.why, held.sequence) == (State.CANCELLED, "It rains.", 1)
    with pytest.raises(InputError, match="cancelled"):
        book(sitting, "Cai")


def test_a_letter_holds_the_date_and_never_the_link_in_it(make: Make) -> None:
    sitting = make(online="https://meet.example.org/42")
    booking = book(sitting, "Ash")
    held = Outgoing.objects.get().letter
    assert queries.token(booking) in held["button"]["url"]
    assert queries.token(booking) not in held["enclosed"][0]["text"]
    event = Calendar.from_ical(held["enclosed"][0]["text"]).events[0]
    assert str(event["uid"]).startswith(str(sitting.uid))
    assert "meet.example.org" in str(event["description"])


def test_who_came_is_written_down_when_everybody_is_marked_and_anew_when_marks_change(
    make: Make, picnics: Picnics, worker: User
) -> None:
    sitting = make()
    ash, bo = book(sitting, "Ash"), book(sitting, "Bo")
    with pytest.raises(InputError, match="not begun"):
        actions.mark(by=worker, sitting=sitting, came={ash.pk: True})
    with clock.pretend(sitting.ends_at + timedelta(hours=1)):
        actions.mark(by=worker, sitting=sitting, came={ash.pk: True})
        assert picnics.marked == []
        actions.mark(by=worker, sitting=sitting, came={ash.pk: True, bo.pk: False})
        actions.mark(by=worker, sitting=sitting, came={ash.pk: True, bo.pk: False})
        assert picnics.marked == [(["Ash"], ["Bo"])]
        actions.mark(by=worker, sitting=sitting, came={bo.pk: True})
        actions.add_who_came(by=worker, sitting=sitting, name="Cai")
    assert picnics.marked[1:] == [(["Ash", "Bo"], []), (["Ash", "Bo", "Cai"], [])]


def test_reminders_go_out_the_day_before_and_once(make: Make) -> None:
    sitting = make()
    book(sitting, "Ash")
    day = sitting.starts_at.astimezone(clock.LONDON).date()
    for days, told in ((2, 0), (1, 1), (1, 1), (0, 1)):
        with clock.pretend(sitting.starts_at - timedelta(days=days)):
            actions.remind(day - timedelta(days=days))
        assert sum(what.startswith("reminder") for _who, what in letters()) == told


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"title": " "}, "title"), ({"places": 0}, "places"), ({"price_pence": -1}, "price_pence")],
)
def test_what_cannot_be_is_refused_by_field(make: Make, facts: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make(**facts)
    assert field in refused.value.message_dict


def test_nobody_books_what_is_over(make: Make) -> None:
    sitting = make()
    with clock.pretend(sitting.ends_at + timedelta(minutes=1)), pytest.raises(InputError, match="over"):
        book(sitting, "Ash")


def test_erasing_somebody_gives_their_place_to_the_next(make: Make) -> None:
    sitting = make(places=1)
    ash = book(sitting, "Ash", needs="A ramp")
    book(sitting, "Bo")
    actions.erase([ash.pk])
    ash.refresh_from_db()
    assert (ash.name, ash.email, ash.needs, ash.state) == ("", "", "", Seat.CANCELLED)
    assert Booking.objects.get(name="Bo").state == Seat.BOOKED


def test_letters_say_what_it_is_one_of_where_everybody_may_know(make: Make, db: None) -> None:
    from hedgerow.organisations.models import Organisation

    network = Organisation.objects.create(name="Food network")
    for public in (True, False):
        sitting = make(title=f"Meeting {public}", series=str(network.ref), public=public)
        book(sitting, f"Ash{public}")
    subjects = list(Outgoing.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["You have a place: Food network: Meeting True", "You have a place: Meeting False"]
