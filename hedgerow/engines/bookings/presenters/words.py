"""A sitting in words: when, where, for how much, and how many places are left."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.types import Places, State
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds

FEW = 3  # places left that are worth saying


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
    return clock.day_of(sitting.starts_at)


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


def facts(sitting: Sitting) -> dict[str, Any]:
    """When and where, in words."""
    return {
        "sitting": sitting,
        "day": day_of(sitting),
        "hours": hours(sitting),
        "place": place_of(sitting),
        "kind": kind_title(sitting),
    }


def when_words(sitting: Sitting) -> str:
    """Day and hours as a message says them."""
    day = day_of(sitting)
    return f"{day:%A} {day.day} {day:%B %Y}, {hours(sitting)}"
