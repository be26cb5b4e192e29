"""The letter after a training: the certificate, and one question."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.bookings import queries as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter


def afterwards(booking: Booking, sitting: Sitting) -> None:
    """Once for each who came and left an address."""
    if not booking.email:
        return
    letter = Letter(
        subject=_("Your certificate, and one question: %(title)s") % {"title": sitting.title},
        paragraphs=(
            _("Thank you for coming. Your certificate is on the page behind this button."),
            _(
                "There is one question as well: how useful was it? It takes ten seconds, and helps us plan the next one."
            ),
        ),
        button=Button(_("My certificate, and the question"), absolute(path(booking))),
    )
    mail.send(
        key=f"training:{booking.pk}:after",
        letter=letter,
        to=booking.email,
        name=booking.name,
        person=booking.contact_ref,
        about=sitting.own_ref,
    )


def path(booking: Booking) -> str:
    """The page with the certificate and the question, for whoever has the letter."""
    return reverse("development:training_after", args=[bookings.token(booking)])
