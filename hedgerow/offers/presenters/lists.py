"""The board and the table of problems, with the offer to each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.offers import queries
from hedgerow.offers.models import Problem
from hedgerow.offers.queries.standing import is_late, url_of
from hedgerow.offers.queries.standing import standing_of as standing_of
from hedgerow.offers.queries.standing import tone as tone
from hedgerow.offers.types import Stage, Standing
from hedgerow.shell.boards import CARDS, Card
from hedgerow.shell.boards import Column as BoardColumn
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date

BOARD = (
    Standing.CHECKING, Standing.OPEN, Standing.BUILDING, Standing.PUT, Standing.DELIVERY, Standing.DELIVERED,
    Standing.REFUSED,
)  # fmt: skip
SELDOM = (Standing.CHECKING, Standing.REFUSED)  # columns that are there only while something is in them


def for_people(problem: Problem) -> str:
    """How many people, in words; "" where that is not said."""
    if not problem.people:
        return ""
    return ngettext("about one person", "about %(n)s people", problem.people) % {"n": f"{problem.people:,}"}


def money_of(problem: Problem) -> str:
    """What money there is, in words."""
    if problem.pence is None:
        return _("not said")
    return pounds(problem.pence) if problem.pence else _("none")


TABLE: Table[Any] = Table(
    "problems-and-offers",
    gettext_lazy("Problems and offers"),
    (
        Column(
            "title", gettext_lazy("Problem"), lambda row: row.title, sort="title", heading=True,
            url=lambda row: reverse("offers:problem", args=[row.pk]), note=lambda row: row.for_whom,
        ),
        Column("body", gettext_lazy("Public body"), lambda row: row.body.name, sort="body__name"),
        Column("people", gettext_lazy("People"), lambda row: row.people, kind=Kind.NUMBER, sort="people"),
        Column("pence", gettext_lazy("Money"), lambda row: row.pence, kind=Kind.MONEY, sort="pence"),
        Column("by_when", gettext_lazy("By when"), lambda row: row.by_when, kind=Kind.DATE, sort="by_when"),
        Column("lead", gettext_lazy("Who leads the offer"), lambda row: row.lead_name or ""),
        Column("standing", gettext_lazy("How far"), standing_of, sort="standing", tone=tone, url=url_of),
        Column("made", gettext_lazy("Stated"), lambda row: clock.day_of(row.made_at), kind=Kind.DATE, sort="made_at"),
    ),
    first="-made",
)  # fmt: skip


def board(found: QuerySet[Any], today: date, query: QueryDict) -> list[BoardColumn]:
    """The columns of the board: one query for the counts and one for each column."""
    counts = queries.by_standing(found)
    shown = [one for one in BOARD if one not in SELDOM or counts.get(one)]
    return [_column(one, found, counts.get(one, 0), today, query) for one in shown]


def _column(standing: Standing, found: QuerySet[Any], count: int, today: date, query: QueryDict) -> BoardColumn:
    rows = found.filter(standing=standing).order_by("answer_by", "-made_at", "-pk")[:CARDS] if count else ()
    more = address(query, standing=standing, view="table", page=None)
    return BoardColumn(capfirst(standing.label), count, tuple(_card(row, today) for row in rows), more)


def _card(row: Any, today: date) -> Card:
    late = is_late(row, today)
    badge = ""
    if row.answer_by:
        badge = _("answer was due %(day)s") if late else _("answer by %(day)s")
        badge = badge % {"day": short_date(row.answer_by)}
    if row.offer_stage == Stage.ASKED:
        badge = _("the body asked something")
    lead = _("led by %(name)s") % {"name": row.lead_name} if row.lead_name else for_people(row)
    return Card(row.title, url_of(row), (row.body.name, lead), badge, late, "accent" if badge else "")
