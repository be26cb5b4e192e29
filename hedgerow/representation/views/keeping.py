"""Seats and who holds them, for our team."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_called
from hedgerow.representation import actions, queries
from hedgerow.representation.forms import FillForm, LeaveForm, MeetingForm, SeatForm, SeatsForm
from hedgerow.representation.models import Holding, Seat
from hedgerow.representation.presenters import elections as ballots
from hedgerow.representation.presenters import seats as shown
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page under the seats."""
    return [Crumb(_("Seats on boards"), reverse("representation:seats")), *more]


def seat_crumbs(seat: Seat, *titles: str) -> list[Crumb]:
    """The path to a page under one seat."""
    here = Crumb(seat.board, reverse("representation:seat", args=[seat.pk]) if titles else "")
    return crumbs(here, *(Crumb(title) for title in titles))


@open_to(Audience.WORKER)
@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """Every seat, and what is the matter with it."""
    form, table = SeatsForm(request.GET), shown.table(public=False)
    found = queries.seats(**form.filters(), today=clock.today()).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET)
    context = {
        "form": form,
        "table": present(table, page, request.GET),
        "narrowed": bool(form.chosen()),
        "tabs": shown.tabs("seats"),
    }
    return render(request, "representation/seats.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Another seat."""
    form = SeatForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made: list[Seat] = []

        def act() -> None:
            made.append(actions.add_seat(by=user_of(request), **form.facts()))

        if tried(request, act, _("Added. Say now who sits there."), form):
            return redirect("representation:seat", pk=made[0].pk)
    context = {"form": form, "title": _("Add a seat on a board"), "crumbs": crumbs(Crumb(_("Add a seat")))}
    return render(request, "representation/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """One seat: who sits there, its meetings, its elections. `do` adds a meeting, or closes the seat."""
    found = queries.seat_of(pk, clock.today())
    if found is None:
        raise Http404
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    form = MeetingForm(request.POST if wanted == "meeting" else None)
    if wanted == "close" and tried(
        request, lambda: actions.close_seat(by=user_of(request), seat=found), _("The seat is no more.")
    ):
        return redirect("representation:seats")
    if wanted == "meeting" and form.is_valid():
        on = form.cleaned_data["on"]
        if tried(request, lambda: actions.add_meeting(by=user_of(request), seat=found, on=on), _("Added."), form):
            return redirect("representation:seat", pk=pk)
    return render(request, "representation/seat.html", _seat_context(found, form), status=422 if form.errors else 200)


def _seat_context(found: Seat, form: MeetingForm) -> dict[str, Any]:
    today = clock.today()
    owed = queries.owed_on_seat(found, today)
    rows = list(queries.elections().filter(seat=found)[:20])
    return {
        "seat": found,
        "is_live": found.state == State.LIVE,
        "holders": shown.holder_lines(found, public=False),
        "empty": queries.vacancies(found),
        "form": form,
        "owed": [(one, shown.named(one.holding, public=False)) for one in owed],
        "meetings": list(found.meetings.order_by("-on")[:20]),
        "reports": [
            (one, shown.named(one.holding, public=False)) for one in queries.reports_on(found, public=False)[:20]
        ],
        "elections": [(one, ballots.how_far(one), ballots.tone(one)) for one in rows],
        "running": any(one.stage in ("nominations", "voting") for one in rows),
        "past": list(found.holdings.filter(until__lte=today).select_related("contact", "organisation")[:20]),
        "today": today,
        "crumbs": seat_crumbs(found),
        "message": shown.seat_message(found) if found.public else "",
    }


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what is known of a seat right."""
    found = get_object_or_404(Seat, pk=pk)
    form = SeatForm(posted(request), instance=Seat.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_seat(by=user_of(request), seat=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("representation:seat", pk=pk)
    context = {"form": form, "title": found.board, "crumbs": seat_crumbs(found, _("Edit")), "seat": found}
    return render(request, "representation/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes a place."""
    found = get_object_or_404(Seat.objects.select_related("body"), pk=pk)
    form = FillForm(posted(request), seat=found)
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        told = form.cleaned_data

        def act() -> None:
            by = user_of(request)
            facts = {name: told[name] for name in ("mandate", "since", "until", "named")}
            contact = _contact(by, told["name"], told["email"])
            actions.fill_seat(by=by, seat=found, contact=contact, organisation=told["group"], **facts)

        if tried(request, act, _("They hold the seat."), form):
            return redirect("representation:seat", pk=pk)
    context = {"form": form, "seat": found, "crumbs": seat_crumbs(found, _("Who takes a place?"))}
    return render(request, "representation/fill.html", context, status=422 if form.errors else 200)


def _contact(by: User, name: str, email: str) -> Contact:
    """The person we know by that name and address, or a new one."""
    found = contact_called(name, email) if email else None
    return found or people.add_contact(by=by, name=name, email=email)


@open_to(Audience.WORKER)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves a seat."""
    held = get_object_or_404(Holding.objects.select_related("seat__body", "contact", "organisation"), pk=pk)
    form = LeaveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.end_holding(by=user_of(request), holding=held, on=told["on"], why=told["why"])  # noqa: E731
        if tried(request, act, _("Written down."), form):
            return redirect("representation:seat", pk=held.seat_id)
    name = shown.named(held, public=False)
    context = {"form": form, "held": held, "name": name, "crumbs": seat_crumbs(held.seat, _("Somebody leaves"))}
    return render(request, "representation/leave.html", context, status=422 if form.errors else 200)
