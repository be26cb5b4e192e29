"""Sittings as an iCalendar file (RFC 5545), for letters and feeds alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Component, Event, Timezone

from hedgerow.engines.bookings.types import Happening

MAKER = "-//Hedgerow//Bookings//EN"
MEDIA = "text/calendar; charset=utf-8"


def calendar(
    happenings: Iterable[Happening], *, name: str = "", method: str = "PUBLISH", every: timedelta | None = None
) -> str:
    """A calendar of sittings. What was cancelled stays in it as cancelled, so that it goes from whoever had it.

    `method` is CANCEL in the letter that calls one off. `every`: how often programs should look again.
    """
    book = Calendar()
    book.add("prodid", MAKER)
    book.add("version", "2.0")
    book.add("method", method)
    if name:
        book.add("name", name)
        book.add("x-wr-calname", name)
    if every:
        book.add("refresh-interval", every, parameters={"VALUE": "DURATION"})
    events: list[Component] = [_event(one) for one in happenings]
    # A calendar must hold something (section 3.6): one without dates says at least where it is.
    for part in events or [Timezone.from_tzid("Europe/London")]:
        book.add_component(part)
    return str(book.to_ical(), "utf-8")


def _event(one: Happening) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    event.add("last-modified", one.changed_at.astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", one.title)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    for field, value in (("location", one.where), ("description", one.about), ("url", one.url)):
        if value:
            event.add(field, value)
    if one.category:
        event.add("categories", [one.category])
    return event
