"""Making a date, changing it, calling it off, and booking for somebody who rang. Our team, where the app of it says so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.engines.bookings import actions, queries
from hedgerow.engines.bookings.actions.booking import BookedAlready
from hedgerow.engines.bookings.forms import CallOffForm, SittingForm, TeamBookForm, facts_of
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.permissions import check_manage
from hedgerow.engines.bookings.types import SittingOffer
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """A new date of a record: ?kind=...&ref=..., as its app begins it; without them, to the list of all dates."""
    if "kind" not in request.GET:
        return redirect("bookings:index")
    offer, begin = _begin(request)
    if begin is None:
        raise PermissionDenied
    form = SittingForm(posted(request, request.get_full_path()), initial=facts_of(begin))
    if request.method == "POST" and form.is_valid():
        told = {"ref": begin["ref"], "series": begin.get("series", ""), "kind": offer.kind, **form.facts()}
        made = _tried(form, lambda: actions.make_sitting(by=user_of(request), **told))
        if made is not None:
            messages.success(request, _("The date is there, and can be booked."))
            return redirect("bookings:bookings", pk=made.pk)
    context = {"form": form, "title": _("A new date"), "over": begin["title"], "back": request.GET.get("back", "")}
    return render(request, "bookings/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a date. Who booked is told of another time or place."""
    sitting = _kept(request, pk)
    form = SittingForm(posted(request), initial=facts_of(sitting))
    if request.method == "POST" and form.is_valid():
        done = _tried(form, lambda: actions.change_sitting(by=user_of(request), sitting=sitting, **form.facts()))
        if done is not None:
            told = done.sequence > sitting.sequence
            messages.success(
                request, _("Saved. Everybody who booked is told.") if told else _("Saved. Nobody had to be told.")
            )
            return redirect("bookings:bookings", pk=pk)
    context = {"form": form, "title": _("Change this date"), "over": sitting.title, "sitting": sitting}
    return render(request, "bookings/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why, and tell everybody."""
    sitting = _kept(request, pk)
    form = CallOffForm(posted(request))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if _tried(form, lambda: actions.cancel_sitting(by=user_of(request), sitting=sitting, why=why)) is not None:
            messages.success(request, _("It is cancelled, and everybody who booked is told."))
            return redirect("bookings:bookings", pk=pk)
    context = {"form": form, "sitting": sitting, "told": queries.mail_about(sitting).count()}
    return render(request, "bookings/call_off.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Book for somebody who rang or wrote."""
    sitting = _kept(request, pk)
    form = TeamBookForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if _tried(form, lambda: actions.book(by=user_of(request), sitting=sitting, **told)) is not None:
            messages.success(request, _("Booked for %(name)s.") % {"name": told["name"]})
            return redirect("bookings:bookings", pk=pk)
    context = {"form": form, "sitting": sitting, "places": queries.places_of(sitting)}
    return render(request, "bookings/book.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel somebody's booking, as they told us."""
    booking = get_object_or_404(Booking.objects.select_related("sitting"), pk=pk)
    check_manage(user_of(request), booking.sitting)
    try:
        actions.cancel(by=user_of(request), booking=booking)
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The booking of %(name)s is cancelled.") % {"name": booking.name})
    return redirect("bookings:bookings", pk=booking.sitting_id)


def _begin(request: HttpRequest) -> tuple[SittingOffer, Any]:
    """The kind of a new sitting, and what it begins with."""
    offer = next((one for one in queries.kinds() if one.kind == request.GET.get("kind")), None)
    if offer is None:
        raise Http404
    return offer, offer.begin(user_of(request), request.GET.get("ref", ""))


def _kept(request: HttpRequest, pk: int) -> Sitting:
    sitting = get_object_or_404(Sitting, pk=pk)
    check_manage(user_of(request), sitting)
    return sitting


def _tried(form: ShellForm, do: Any) -> Any:
    """What came of it; None where the form says what was wrong."""
    try:
        return do()
    except BookedAlready:
        form.add_error("email", _("This address has booked already."))
    except InputError as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        _say(form, error)
    return None


def _say(form: ShellForm, error: ValidationError) -> None:
    """Say each fault at its own field, and at the top what has none."""
    homes = {"starts_at": "begins", "ends_at": "ends"}
    for name, said in getattr(error, "error_dict", {"__all__": error}).items():
        field = homes.get(name, name)
        form.add_error(field if field in form.fields else None, said)
