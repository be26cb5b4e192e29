"""Volunteers in a group's own space: its roles with their figures, and the people who offered to help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Tab
from hedgerow.volunteering import queries
from hedgerow.volunteering.presenters import board as boards
from hedgerow.volunteering.presenters import listing
from hedgerow.volunteering.queries.applications import of_group
from hedgerow.volunteering.rules import does_not_answer
from hedgerow.volunteering.views.finding import group_for

WAITING = 20


def tabs(request: HttpRequest, group: Organisation) -> list[Tab]:
    """The parts of these pages."""
    waiting, hours = queries.waiting_at(group).count(), queries.hours_waiting(group).count()
    parts = (
        (_("Our roles"), "volunteering:space", None),
        (_("People"), "volunteering:board", waiting or None),
        (_("Hours"), "volunteering:hours", hours or None),
    )
    urls = [(title, reverse(name, args=[group.pk]), count) for title, name, count in parts]
    return [Tab(title, url, current=request.path == url, count=count) for title, url, count in urls]


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def space(request: HttpRequest, pk: int) -> HttpResponse:
    """Who waits for an answer, the roles with their figures, and how the group answers."""
    group = group_for(request, pk)
    roles = queries.of_group(group)
    rows = listing.role_rows(roles, queries.figures(roles), own=True)
    if file := download(listing.OWN_ROLES, rows, request.GET):
        return file
    page = numbered(rows, request.GET)
    answering = queries.answering(group.pk, clock.today())
    context = {
        "group": group,
        "tabs": tabs(request, group),
        "waiting": queries.waiting_at(group)[:WAITING],
        "today": clock.today(),
        "table": present(listing.OWN_ROLES, page, request.GET),
        "answering": answering,
        "quiet": does_not_answer(answering),
    }
    return render(request, "volunteering/space.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who offered to help the group, by how far they have come."""
    group = group_for(request, pk)
    columns = boards.columns(
        of_group(group), lambda row: reverse("volunteering:own_application", args=[group.pk, row.pk])
    )
    context = {"group": group, "tabs": tabs(request, group), "columns": columns}
    return render(request, "volunteering/board.html", context)
