"""Volunteering as our team sees it: what waits for us, what waits for groups, everybody and every role."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.moderation import queries as moderation
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.boards import is_table, ways
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Tab
from hedgerow.volunteering import queries
from hedgerow.volunteering.actions.roles import FIRST_ROLE
from hedgerow.volunteering.forms import PeopleForm, RolesForm
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.presenters import board as boards
from hedgerow.volunteering.presenters import listing
from hedgerow.volunteering.queries import team as read
from hedgerow.volunteering.types import Stage

SHOWN = 10


def tabs(request: HttpRequest) -> list[Tab]:
    """The parts of volunteering."""
    parts = (
        (_("Today"), "volunteering:overview"),
        (_("People"), "volunteering:people"),
        (_("Roles"), "volunteering:roles"),
    )
    urls = [(title, reverse(name)) for title, name in parts]
    return [Tab(title, url, current=request.path == url) for title, url in urls]


@open_to(Audience.WORKER)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Who waits for us, who waits for a group past their day, first roles to look at, and a few numbers."""
    today = clock.today()
    waiting = queries.to_us().filter(stage=Stage.NEW, answered_at__isnull=True).order_by("answer_by", "pk")
    late = queries.late(today).filter(desk="group")
    context = {
        "tabs": tabs(request),
        "today": today,
        "waiting": waiting[:SHOWN],
        "waiting_total": waiting.count(),
        "late": late[:SHOWN],
        "late_total": late.count(),
        "first": moderation.waiting(request.user).filter(kind=FIRST_ROLE).count(),
        "numbers": read.numbers(today),
    }
    return render(request, "volunteering/overview.html", context)


@open_to(Audience.WORKER)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who offered to help, as a board or as a table."""
    form = PeopleForm(request.GET)
    rows = read.people(form.chosen(), clock.today())
    context = {"tabs": tabs(request), "form": form, "ways": ways(request.GET), "chosen": bool(form.chosen())}
    if not is_table(request.GET) and "format" not in request.GET:
        context["columns"] = boards.columns(rows, lambda row: reverse("volunteering:application", args=[row.pk]))
        return render(request, "volunteering/people.html", context)
    found = rows.order_by(*ordering(listing.PEOPLE, request.GET))
    today = clock.today()
    if file := download(listing.PEOPLE, (listing.PersonRow(row, today) for row in found), request.GET):
        return file
    page = numbered(found, request.GET)
    listed = replace(page, rows=[listing.PersonRow(row, today) for row in page.rows])
    context["table"] = present(listing.PEOPLE, listed, request.GET)
    return render(request, "volunteering/people.html", context)


@open_to(Audience.WORKER)
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """Every role with its figures."""
    form = RolesForm(request.GET)
    chosen = form.chosen()
    words, state = chosen.get("q", ""), chosen.get("state", "")
    rows = Role.objects.select_related("organisation").filter(state=state) if state else read.not_closed()
    found = rows.filter(Q(title__icontains=words) | Q(organisation__name__icontains=words)) if words else rows
    found = found.order_by(*ordering(listing.ROLES, request.GET))
    if request.GET.get("format"):
        everything = list(found)
        file = download(
            listing.ROLES, listing.role_rows(everything, queries.figures(everything), own=False), request.GET
        )
        if file:
            return file
    page = numbered(found, request.GET)
    listed = replace(page, rows=listing.role_rows(page.rows, queries.figures(page.rows), own=False))
    context = {
        "tabs": tabs(request),
        "form": form,
        "table": present(listing.ROLES, listed, request.GET),
        "chosen": bool(chosen),
        "closed": state == State.CLOSED,
    }
    return render(request, "volunteering/roles.html", context)
