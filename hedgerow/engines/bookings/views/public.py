"""What is on, for anybody: the list, the month, and the page of one sitting with its form."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.actions.booking import BookedAlready, write_again
from hedgerow.engines.bookings.forms import BookForm, NarrowForm
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.permissions import can_manage
from hedgerow.engines.bookings.presenters import public as shown
from hedgerow.engines.bookings.rules.months import add_months, month_from
from hedgerow.engines.bookings.types import Guest
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25


@open_to(Audience.ANYONE)
@require_safe
def whats_on(request: HttpRequest) -> HttpResponse:
    """Everything to come that is shown to everybody, the next first."""
    form = NarrowForm(request.GET, today=clock.today())
    found = queries.narrowed(form.chosen().get("kind", ""), form.month_chosen, free=bool(form.chosen().get("free")))
    page = numbered(queries.with_places(found), request.GET, size=ON_A_PAGE)
    context = {
        "form": form,
        "page": page,
        "days": shown.by_day(page.rows),
        "narrowed": bool(form.chosen()),
        "tabs": shown.ways(request.GET, month=False),
        "feed": shown.feed(form.chosen().get("kind", "")),
        "homes": shown.homes(),
        "tell_me": shown.tell_me(form.chosen()),
    }
    return render(request, "bookings/whats_on.html", context)


@open_to(Audience.ANYONE)
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """One month as a calendar, and on a phone as a list of its days."""
    today = clock.today()
    form = NarrowForm(request.GET, today=today)
    first = month_from(request.GET.get("month", "")) or today.replace(day=1)
    wanted = form.chosen()
    context = {
        "first": first,
        "weeks": shown.weeks(first, today, kind=wanted.get("kind", ""), free=bool(wanted.get("free"))),
        "before": shown.month_address(request.GET, add_months(first, -1)),
        "after": shown.month_address(request.GET, add_months(first, 1)),
        "previous": add_months(first, -1),
        "next": add_months(first, 1),
        "tabs": shown.ways(request.GET, month=True),
        "form": form,
    }
    return render(request, "bookings/month.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=40, field="email", of_one=15)
@never_cache
def sitting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One sitting: what, when, where, and a place by name and address."""
    held = queries.find_sitting(uid)
    if held is None:
        raise Http404
    guest = _guest(request)
    form = BookForm(request.POST or None, guest=guest)
    if request.method == "POST" and form.is_valid():
        answer = _book(request, held, form)
        if answer is not None:
            return answer
    context = {**shown.one(held, guest), "form": form, "manage": _manage(request, held)}
    return render(request, "bookings/sitting.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def thanks(request: HttpRequest, uid: UUID) -> HttpResponse:
    """It is booked. What is said here holds for anybody who opens it: the letter says the rest."""
    held = queries.find_sitting(uid)
    if held is None:
        raise Http404
    context = {**shown.one(held, Guest()), "waiting": request.GET.get("on") == "waiting"}
    return render(request, "bookings/thanks.html", context)


def _book(request: HttpRequest, held: Sitting, form: BookForm) -> HttpResponse | None:
    """Book it and go on; None where the form says what was wrong."""
    by = request.user if request.user.is_authenticated else None
    try:
        booking = actions.book(by=by, sitting=held, **form.booking())
    except BookedAlready as there:
        write_again(booking=there.booking)
        form.add_error("email", str(there))
    except InputError as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        form.add_error(None, error)
    else:
        if booking.remember and form.booking()["contact"]:
            actions.remember_needs(booking=booking, words=str(form.fields["remember"].label))
        on = "?on=waiting" if booking.state == "waiting" else ""
        return redirect(reverse("bookings:thanks", args=[held.uid]) + on)
    return None


def _guest(request: HttpRequest) -> Guest:
    guests = queries.guests()
    return guests.signed_in(request.user) if guests and request.user.is_authenticated else Guest()


def _manage(request: HttpRequest, held: Sitting) -> str:
    """Where our team goes on from here."""
    if getattr(request.user, "is_worker", False) and can_manage(request.user, held):
        return reverse("bookings:bookings", args=[held.pk])
    return ""


__all__ = ["month", "sitting", "thanks", "whats_on"]
