"""The letters of a booking. Each key is written once; none says who else has booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.rules import calendar
from hedgerow.engines.bookings.types import Seat
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.types import Button, Enclosed, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds


def booked(booking: Booking, sitting: Sitting, again: str = "") -> None:
    """You have a place, or you are on the waiting list."""
    on_list = booking.state == Seat.WAITING
    lead = (
        _("Every place is taken. You are on the waiting list: we write to you as soon as there is a place.")
        if on_list
        else _("You have a place. We look forward to seeing you.")
    )
    subject = _("You are on the waiting list: %(title)s") if on_list else _("You have a place: %(title)s")
    _send(
        booking,
        f"booked{again}",
        subject % {"title": queries.whole_title(sitting)},
        (lead, *_when(sitting, booking)),
        sitting,
    )


def place_free(booking: Booking, sitting: Sitting) -> None:
    """Somebody gave theirs back: the next of the waiting list has it."""
    lead = _("A place has become free, and it is yours. If you cannot come any more, please give it back: others wait.")
    subject = _("There is a place for you: %(title)s") % {"title": queries.whole_title(sitting)}
    _send(booking, "place", subject, (lead, *_when(sitting, booking)), sitting)


def moved(booking: Booking, sitting: Sitting, before: datetime) -> None:
    """The time or the place is another one."""
    lead = (
        _("It is now at another time. It was to be on %(before)s.") % {"before": day_and_time(before)}
        if before != sitting.starts_at
        else _("The place, or how to join, has changed. The time is the same.")
    )
    subject = _("Changed: %(title)s") % {"title": queries.whole_title(sitting)}
    keep = _("Your booking holds. If you cannot come now, please give your place back.")
    _send(booking, f"moved:{sitting.sequence}", subject, (lead, *_when(sitting, booking), keep), sitting)


def called_off(booking: Booking, sitting: Sitting) -> None:
    """It does not take place."""
    lead = _("We are sorry: %(title)s on %(day)s does not take place.") % {
        "title": queries.whole_title(sitting),
        "day": day_and_time(sitting.starts_at),
    }
    rest = (_("Why: %(why)s") % {"why": sitting.why},) if sitting.why else ()
    nothing = _("You need not do anything. Your booking is cancelled.")
    _send(
        booking,
        "off",
        _("Cancelled: %(title)s") % {"title": queries.whole_title(sitting)},
        (lead, *rest, nothing),
        sitting,
        button=False,
    )


def given_back(booking: Booking, sitting: Sitting) -> None:
    """Their own cancellation, for their records and their calendar."""
    lead = _("Your booking is cancelled. Thank you for telling us: somebody else can have the place.")
    subject = _("Booking cancelled: %(title)s") % {"title": queries.whole_title(sitting)}
    _send(booking, "given-back", subject, (lead, *_when(sitting)), sitting, button=False)


def reminder(booking: Booking, sitting: Sitting, today: date) -> None:
    """The day before, or on the day where the night before was missed."""
    first = clock.day_of(sitting.starts_at)
    lead = _("This is tomorrow. We look forward to seeing you.") if first > today else _("This is today.")
    subject = _("Tomorrow: %(title)s") if first > today else _("Today: %(title)s")
    said = (lead, *_when(sitting), _("If you cannot come, please give your place back: it takes one click."))
    _send(booking, f"reminder:{first}", subject % {"title": queries.whole_title(sitting)}, said, sitting)


def day_and_time(moment: datetime) -> str:
    """A moment as people say it: "Tuesday 3 March 2026, 10:00"."""
    local = moment.astimezone(clock.LONDON)
    return f"{local:%A} {local.day} {local:%B %Y}, {local:%H:%M}"


def _when(sitting: Sitting, booking: Booking | None = None) -> tuple[str, ...]:
    """When, where, how to join, and what it costs whoever has booked."""
    ends = sitting.ends_at.astimezone(clock.LONDON)
    same_day = ends.date() == clock.day_of(sitting.starts_at)
    until = f"{ends:%H:%M}" if same_day else day_and_time(ends)
    lines = [
        queries.whole_title(sitting),
        _("%(start)s to %(end)s") % {"start": day_and_time(sitting.starts_at), "end": until},
    ]
    if sitting.where:
        lines.append(", ".join(filter(None, (sitting.where, sitting.postcode))))
    has_place = booking is None or booking.state != Seat.WAITING
    if sitting.online and has_place:
        lines.append(_("Online: %(how)s") % {"how": sitting.online})
    if booking and booking.pence:
        lines.append(_("Price: %(price)s") % {"price": pounds(booking.pence)})
    return ("\n".join(lines),)


def _send(
    booking: Booking, what: str, subject: str, said: tuple[str, ...], sitting: Sitting, *, button: bool = True
) -> None:
    """Write it, with the date for a calendar; who has no e-mail gets none, and is told by whoever booked for them."""
    if not booking.email:
        return
    letter = Letter(
        subject=subject[:200],
        paragraphs=said,
        button=Button(_("See or cancel my booking"), queries.page(booking)) if button else None,
        enclosed=(_date_of(booking, sitting),) if booking.state != Seat.WAITING else (),
    )
    mail.send(
        key=f"booking:{booking.pk}:{what}",
        letter=letter,
        to=booking.email,
        name=booking.name,
        person=booking.contact_ref,
        about=sitting.own_ref,
    )


def _date_of(booking: Booking, sitting: Sitting) -> Enclosed:
    """The sitting for a calendar; one that is off, or given back, goes from it."""
    gone = booking.state == Seat.CANCELLED
    one = queries.happening(sitting, online=True)
    text = calendar(
        [replace(one, cancelled=one.cancelled or gone)], method="CANCEL" if one.cancelled or gone else "PUBLISH"
    )
    return Enclosed("date.ics", "text/calendar", text)
