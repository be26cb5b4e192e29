"""Sittings and bookings as pages, files and search engines read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.rules import months
from hedgerow.engines.bookings.types import Guest, Places, Seat, State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.forms import FilterForm
from hedgerow.shell.pagination import Page, address
from hedgerow.shell.tables import Column, Kind, Table, TableView, present
from hedgerow.shell.types import Tab

FEW = 3  # places left that are worth saying


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


def kind_title(sitting: Sitting) -> str:
    """What kind of sitting it is, in a word; "" where its app is gone."""
    offer = queries.offer_of(sitting)
    return str(offer.title) if offer else ""


def hours(sitting: Sitting) -> str:
    """From when to when, "10:00 to 12:30"; with the last day where it is another one."""
    start, end = (moment.astimezone(clock.LONDON) for moment in (sitting.starts_at, sitting.ends_at))
    last = f"{end:%H:%M}" if start.date() == end.date() else f"{end.day} {end:%B}, {end:%H:%M}"
    return _("%(start)s to %(end)s") % {"start": f"{start:%H:%M}", "end": last}


def day_of(sitting: Sitting) -> date:
    """The day on which it begins, here."""
    return sitting.starts_at.astimezone(clock.LONDON).date()


def place_of(sitting: Sitting) -> str:
    """Where it is, as one line."""
    where = ", ".join(filter(None, (sitting.where, sitting.postcode)))
    if sitting.online:
        return f"{where}, {_('and online')}" if where else _("Online")
    return where


def price_words(sitting: Sitting) -> str:
    """What it costs, in words."""
    if sitting.free:
        return _("Free")
    if sitting.member_pence == sitting.price_pence:
        return pounds(sitting.price_pence)
    member = pounds(sitting.member_pence) if sitting.member_pence else _("free")
    return _("%(price)s, members %(member)s") % {"price": pounds(sitting.price_pence), "member": member}


def room_words(sitting: Sitting, held: Places) -> str:
    """How many places are left, where that matters to whoever thinks of coming."""
    if sitting.state == State.CANCELLED:
        return _("Cancelled")
    if sitting.state == State.CLOSED or sitting.is_past(clock.now()):
        return _("Over") if sitting.is_past(clock.now()) else _("Booking has closed")
    if held.left is None:
        return ""
    if not held.left or held.waiting:
        return _("Full, with a waiting list") if sitting.waiting_list else _("Full")
    return ngettext("One place left", "%(n)d places left", held.left) % {"n": held.left}


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


def facts(sitting: Sitting) -> dict[str, Any]:
    """When and where, in words."""
    return {
        "sitting": sitting,
        "day": day_of(sitting),
        "hours": hours(sitting),
        "place": place_of(sitting),
        "kind": kind_title(sitting),
    }


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


def when_words(sitting: Sitting) -> str:
    """Day and hours as a message says them."""
    day = day_of(sitting)
    return f"{day:%A} {day.day} {day:%B %Y}, {hours(sitting)}"


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


class SittingFilter(FilterForm):
    """Dates of a kind, by words of their title."""

    q = forms.CharField(label=gettext_lazy("Find"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("What"))
    show = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        kinds = [(offer.kind, offer.titles) for offer in queries.kinds()]
        self.fields["kind"].choices = [("", gettext_lazy("Everything")), *kinds]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What the query is told."""
        chosen = self.chosen()
        return {"kind": chosen.get("kind", ""), "words": chosen.get("q", "")}


def tabs(show: str) -> list[Tab]:
    """The ways in which our team looks at dates."""
    named = (
        ("", _("To come"), None),
        ("unmarked", _("Say who came"), queries.unmarked(clock.now()).count()),
        ("past", _("Past"), None),
        ("off", _("Cancelled"), None),
    )
    return [Tab(label, f"?show={key}" if key else "?", key == show, count) for key, label, count in named]


def counted(page: Page[Sitting]) -> Page[Any]:
    """A page of sittings with how full each is: one query for the page."""
    pks = [row.pk for row in page.rows]
    held = {row.pk: row for row in queries.with_places(Sitting.objects.filter(pk__in=pks))}
    return replace(page, rows=[held[pk] for pk in pks if pk in held])


def fullness(row: Any) -> str:
    """How many of how many, and who waits."""
    told = f"{row.taken}" if row.places is None else _("%(n)s of %(all)s") % {"n": row.taken, "all": row.places}
    return f"{told}, {_('%(n)s wait') % {'n': row.waiting}}" if row.waiting else told


DATES: Table[Any] = Table(
    name="dates",
    caption=gettext_lazy("Dates"),
    columns=(
        Column("when", gettext_lazy("When"), day_of, kind=Kind.DATE, sort="starts_at", note=hours),
        Column(
            "title", gettext_lazy("What"), lambda row: row.title, sort="title", heading=True, note=kind_title,
            url=lambda row: reverse("bookings:bookings", args=[row.pk]),
        ),
        Column("where", gettext_lazy("Where"), place_of),
        Column("booked", gettext_lazy("Booked"), fullness),
    ),
    first="when",
)  # fmt: skip


@dataclass(frozen=True)
class Coming:
    """One booking as our team reads it, with what they need: told now, or remembered from before."""

    booking: Booking
    needs: str

    @property
    def tone(self) -> str:
        return {Seat.WAITING: "warn", Seat.CAME: "leaf", Seat.ABSENT: "late"}.get(Seat(self.booking.state), "")


def people(bookings: Iterable[Booking]) -> list[Coming]:
    """Bookings with what each needs: one query more, at any length."""
    rows = list(bookings)
    guests = queries.guests()
    asked = sorted({row.contact_ref for row in rows if row.contact_ref and row.live})
    known: Mapping[str, str] = guests.needs(asked) if guests and asked else {}
    return [Coming(row, row.needs or (known.get(row.contact_ref, "") if row.live else "")) for row in rows]


PEOPLE: Table[Coming] = Table(
    name="bookings",
    caption=gettext_lazy("Who has booked"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.booking.name, heading=True),
        Column("group", gettext_lazy("Group"), lambda row: row.booking.group_name),
        Column("email", gettext_lazy("Reached"), lambda row: row.booking.email, note=lambda row: row.booking.phone),
        Column("needs", gettext_lazy("Needs"), lambda row: row.needs),
        Column("price", gettext_lazy("Price"), lambda row: row.booking.pence or None, kind=Kind.MONEY),
        Column(
            "state",
            gettext_lazy("How it stands"),
            lambda row: row.booking.get_state_display(),
            tone=lambda row: row.tone,
        ),
    ),
    first="name",
)


def kept(sitting: Sitting, query: QueryDict) -> dict[str, Any]:
    """One sitting as our team keeps it."""
    rows = people(queries.everybody(sitting))
    seated = [row for row in rows if row.booking.state not in (Seat.WAITING, Seat.CANCELLED)]
    waiting = sorted(
        (row for row in rows if row.booking.state == Seat.WAITING),
        key=lambda row: (row.booking.asked_at, row.booking.pk),
    )
    offer = queries.offer_of(sitting)
    view: TableView = present(PEOPLE, seated, query)
    return {
        **facts(sitting),
        "price": price_words(sitting),
        "held": queries.places_of(sitting),
        "table": view,
        "seated": seated,
        "waiting": waiting,
        "gone": [row for row in rows if row.booking.state == Seat.CANCELLED],
        "needing": [row for row in seated if row.needs],
        "came": sum(row.booking.state == Seat.CAME for row in seated),
        "manage": offer.manage_url(sitting) if offer else "",
        "more": offer.more(sitting) if offer else (),
        "message": message(
            queries.whole_title(sitting), (when_words(sitting), place_of(sitting), price_words(sitting)),
            reverse("bookings:sitting", args=[sitting.uid]),
        ),
        "public_url": reverse("bookings:sitting", args=[sitting.uid]),
    }  # fmt: skip
