"""What is on, as anybody and as search engines read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.presenters.words import (
    FEW,
    day_of,
    facts,
    hours,
    kind_title,
    place_of,
    price_words,
    room_words,
    when_words,
)
from hedgerow.engines.bookings.rules import months
from hedgerow.engines.bookings.types import Guest, Places, State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.pagination import address
from hedgerow.shell.types import Tab


@dataclass(frozen=True)
class Day:
    """One day of the list, with what is on."""

    day: date
    sittings: Sequence[Sitting]


@dataclass(frozen=True)
class Square:
    """One day of the month: whether it is of this month, whether today, what is on."""

    day: date
    inside: bool
    today: bool
    sittings: Sequence[Sitting]


def by_day(sittings: Iterable[Sitting]) -> list[Day]:
    """Sittings of a list, day by day, with their words at each. They have `taken` and `waiting`."""
    held = list(sittings)
    of = queries.series_of(held)
    rows = [_worded(sitting, of.get(sitting.pk, "")) for sitting in held]
    return [Day(day, list(these)) for day, these in groupby(rows, key=day_of)]


def _worded(sitting: Any, of: str) -> Any:
    held = Places(sitting.places, sitting.taken, sitting.waiting)
    few = held.left is not None and (held.left <= FEW or held.waiting)
    sitting.words = {
        "kind": of or kind_title(sitting),
        "hours": hours(sitting),
        "place": place_of(sitting),
        "price": price_words(sitting),
        "room": room_words(sitting, held) if few or sitting.state != State.OPEN else "",
    }
    return sitting


def weeks(first: date, today: date, *, kind: str = "", free: bool = False) -> list[list[Square]]:
    """The month's weeks with what is on each day: one query."""
    grid = months.weeks(first)
    found = queries.between(first, months.add_months(first, 1))
    found = found.filter(kind=kind) if kind else found
    found = found.filter(price_pence=0, member_pence=0) if free else found
    on: dict[date, list[Any]] = {}
    of = queries.series_of(found)
    rows: list[Any] = list(found)
    for sitting in rows:
        sitting.of = of.get(sitting.pk, "")
        on.setdefault(day_of(sitting), []).append(sitting)
    return [[Square(day, day.month == first.month, day == today, on.get(day, [])) for day in week] for week in grid]


def month_address(query: QueryDict, first: date) -> str:
    """The page of another month, narrowed alike."""
    return reverse("bookings:month") + address(query, month=f"{first:%Y-%m}", page=None)


def ways(query: QueryDict, *, month: bool) -> list[Tab]:
    """The list and the month."""
    kept = address(query, page=None)
    return [
        Tab(_("List"), reverse("bookings:whats_on") + kept, not month),
        Tab(_("Month"), reverse("bookings:month") + kept, month),
    ]


def feed(kind: str) -> str:
    """The whole address that a calendar follows: everything, or one kind."""
    return absolute(reverse("ical:calendar")) + (f"?kind={kind}" if kind else "")


def tell_me(chosen: Mapping[str, Any]) -> str:
    """Where one asks to be told by e-mail of what is new in this list."""
    asked = {name: str(chosen[name]) for name in ("kind", "free") if chosen.get(name)}
    return reverse("alerts:ask", args=["events"]) + (f"?{urlencode(asked)}" if asked else "")


def homes() -> list[tuple[Any, str]]:
    """Public pages with more of each kind."""
    return [home for offer in queries.kinds() if (home := offer.home())]


def one(sitting: Sitting, guest: Guest) -> dict[str, Any]:
    """The page of one sitting, as anybody reads it."""
    held = queries.places_of(sitting)
    url = reverse("bookings:sitting", args=[sitting.uid])
    bookable = sitting.state == State.OPEN and not sitting.is_past(clock.now())
    price = price_words(sitting)
    theirs = (
        [(group.name, queries.price_of(sitting, group.ref)) for group in guest.groups[:1]] if not sitting.free else []
    )
    return {
        **facts(sitting),
        "of": queries.series_of([sitting]).get(sitting.pk, ""),
        "price": price,
        "theirs": [(name, pounds(pence) if pence else _("free")) for name, pence in theirs],
        "room": room_words(sitting, held),
        "full": held.full or bool(held.waiting and held.places is not None),
        "bookable": bookable and (sitting.waiting_list or not held.full),
        "off": sitting.state == State.CANCELLED,
        "message": message(queries.whole_title(sitting), (when_words(sitting), place_of(sitting), price), url),
        "event": event(sitting, held, absolute(url)),
        "has_groups": bool(guest.groups),
    }


def event(sitting: Sitting, held: Places, url: str) -> dict[str, Any]:
    """The sitting as schema.org's Event, for search engines. How to join online is not in it."""
    site = {"@type": "Place", "name": sitting.where or sitting.postcode, "address": place_of(sitting)}
    web = {"@type": "VirtualLocation", "url": url}
    places = [spot for spot, there in ((site, sitting.where or sitting.postcode), (web, sitting.online)) if there]
    mode = {(True, True): "Mixed", (False, True): "Online"}.get((bool(sitting.where), bool(sitting.online)), "Offline")
    status = "EventCancelled" if sitting.state == State.CANCELLED else "EventScheduled"
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": queries.whole_title(sitting),
        "startDate": sitting.starts_at.astimezone(clock.LONDON).isoformat(),
        "endDate": sitting.ends_at.astimezone(clock.LONDON).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": places[0] if len(places) == 1 else places,
        "description": sitting.about,
        "url": url,
        "isAccessibleForFree": sitting.free,
        "offers": {
            "@type": "Offer",
            "price": f"{sitting.price_pence / 100:.2f}",
            "priceCurrency": "GBP",
            "availability": f"https://schema.org/{'SoldOut' if held.full else 'InStock'}",
            "url": url,
        },
    }
    if held.left is not None:
        found["remainingAttendeeCapacity"] = held.left
    return {name: value for name, value in found.items() if value not in ("", [], None)}
