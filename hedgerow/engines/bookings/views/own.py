"""The page of one's own booking, for whoever has its letter. Opening it changes nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.forms import REMEMBER
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.presenters import public as shown
from hedgerow.engines.bookings.types import Guest
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@never_cache
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """What is booked, and a button to give it back."""
    booking = _booking(token)
    offer = queries.offer_of(booking.sitting)
    over = booking.sitting.is_past(clock.now())
    context = {
        **shown.one(booking.sitting, Guest()),
        "booking": booking,
        "token": token,
        "over": over,
        "own_price": pounds(booking.pence) if booking.pence else "",
        "after": offer.after(booking.sitting, booking) if offer and over else (),
        "keep": REMEMBER if booking.needs and booking.contact_ref and booking.remember else "",
    }
    return render(request, "bookings/mine.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Give the place back."""
    try:
        actions.cancel(by=None, booking=_booking(token))
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your booking is cancelled. Thank you for telling us."))
    return redirect("bookings:mine", token=token)


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@require_POST
def remember(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what they need for the next time: whoever has the letter owns the address."""
    if actions.remember_needs(booking=_booking(token), words=str(REMEMBER)):
        messages.success(request, _("Thank you. We need not ask you again."))
    return redirect("bookings:mine", token=token)


def _booking(token: str) -> Booking:
    """The booking of an address. What is cut off or made up, or erased, is not there."""
    booking = queries.by_token(token)
    if booking is None or booking.erased_at is not None:
        raise Http404
    return booking
