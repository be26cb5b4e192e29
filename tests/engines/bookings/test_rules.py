"""Places and calendars, for any number of people and any words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hedgerow.engines.bookings.rules import calendar, seat_for, who_moves_up
from hedgerow.engines.bookings.types import Happening, Places, Seat

ROOM = st.none() | st.integers(1, 30)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is given beside it
    datetime(2199, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))


@settings(deadline=None)
@given(ROOM, st.lists(st.booleans(), max_size=60))
def test_however_people_come_and_go_no_place_is_given_twice_and_none_is_kept_from_who_waits(
    places: int | None, comings: list[bool]
) -> None:
    seated: list[int] = []
    waiting: list[int] = []
    for number, comes in enumerate(comings):
        if comes:
            seat = seat_for(Places(places, len(seated), len(waiting)), waiting_list=True)
            (seated if seat == Seat.BOOKED else waiting).append(number)
        elif seated:
            seated.pop(0)
            up = who_moves_up(Places(places, len(seated), len(waiting)), waiting)
            seated += up
            waiting = waiting[len(up) :]
        assert places is None or len(seated) <= places
        assert not waiting or len(seated) == places
        assert waiting == sorted(waiting)


@settings(deadline=None)
@given(ROOM, st.integers(0, 40), st.integers(0, 5))
def test_without_a_list_there_is_a_place_or_nothing(places: int | None, taken: int, waiting: int) -> None:
    seat = seat_for(Places(places, taken, waiting), waiting_list=False)
    assert seat in (Seat.BOOKED, None)
    assert (seat is None) == (places is not None and (taken >= places or waiting > 0))


HAPPENINGS = st.builds(
    Happening,
    uid=st.uuids().map(str),
    sequence=st.integers(0, 99),
    title=WORDS,
    starts_at=MOMENTS,
    ends_at=MOMENTS,
    changed_at=MOMENTS,
    where=WORDS,
    about=WORDS,
    cancelled=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(HAPPENINGS, min_size=1, max_size=4))
def test_a_calendar_says_back_what_it_was_told(told: list[Happening]) -> None:
    events = Calendar.from_ical(calendar(told, name="Ours")).events
    assert [
        (
            str(e["uid"]),
            int(e["sequence"]),
            str(e["summary"]),
            e["dtstart"].dt,
            str(e.get("location", "")),
            str(e["status"]),
        )
        for e in events
    ] == [
        (one.uid, one.sequence, one.title, one.starts_at, one.where, "CANCELLED" if one.cancelled else "CONFIRMED")
        for one in told
    ]


def test_no_line_is_longer_than_readers_take_and_an_empty_calendar_holds_something() -> None:
    now = datetime(2026, 3, 1, 10, tzinfo=UTC)
    one = Happening("a@b", 0, "ü" * 150, now, now + timedelta(hours=1), now)
    assert max(len(line.encode()) for line in calendar([one]).split("\r\n")) <= 75
    assert "BEGIN:VTIMEZONE" in calendar([])
