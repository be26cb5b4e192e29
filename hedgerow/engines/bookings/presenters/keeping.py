"""Dates and who is coming, as our team keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.presenters.words import (
    day_of,
    facts,
    hours,
    kind_title,
    place_of,
    price_words,
    when_words,
)
from hedgerow.engines.bookings.types import Seat
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.shell.pagination import Page
from hedgerow.shell.tables import Column, Kind, Table, TableView, present
from hedgerow.shell.types import Tab


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
