"""People who offered to help, on a board by how far they have come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hedgerow.kernel import clock
from hedgerow.shell.boards import CARDS, Card, Column
from hedgerow.shell.templatetags.shell import short_date
from hedgerow.volunteering.models import Application
from hedgerow.volunteering.types import Stage

RECENT = timedelta(days=90)


def columns(rows: QuerySet[Application], url: Callable[[Application], str]) -> tuple[Column, ...]:
    """Six queries at any number of people: one to count, one for the cards of each column."""
    today = clock.today()
    since = clock.now() - RECENT
    states = (
        (_("New"), Q(stage=Stage.NEW), "answer_by"),
        (_("In touch"), Q(stage=Stage.TALKING), "answer_by"),
        (_("Welcome, not begun"), Q(stage=Stage.ACCEPTED, placement__isnull=True, role__isnull=False), "-decided_at"),
        (_("Helping now"), Q(placement__isnull=False, placement__ended_on__isnull=True), "-decided_at"),
        (_("Ended, or not this time"), _over() & Q(asked_at__gte=since), "-decided_at"),
    )
    counted = rows.order_by().aggregate(
        **{f"n{place}": Count("pk", filter=condition) for place, (_title, condition, _order) in enumerate(states)}
    )
    return tuple(
        Column(
            title=title,
            count=counted[f"n{place}"],
            cards=tuple(card(row, url(row), today) for row in rows.filter(condition).order_by(order, "pk")[:CARDS]),
        )
        for place, (title, condition, order) in enumerate(states)
    )


def _over() -> Q:
    closed = Q(stage__in=(Stage.DECLINED, Stage.WITHDRAWN)) | Q(stage=Stage.ACCEPTED, role__isnull=True)
    return Q(placement__ended_on__isnull=False) | (closed & Q(placement__isnull=True))


def card(row: Application, url: str, today: date) -> Card:
    """One person: who, for what, and by when they should have heard."""
    waits = row.stage == Stage.NEW and row.answered_at is None
    late = waits and row.is_late(today)
    by = _("answer by %(day)s") % {"day": short_date(row.answer_by)}
    words = _("late since %(day)s") % {"day": short_date(row.answer_by)} if late else by
    return Card(
        title=row.name or _("Details deleted"),
        url=url,
        lines=(row.role.title if row.role is not None else _("wants to be called back"), *_more(row)),
        badge=words if waits else _ending(row),
        late=late,
        tone="" if waits else "leaf" if row.stage == Stage.ACCEPTED else "calm",
    )


def _more(row: Application) -> tuple[str, ...]:
    return (row.free,) if row.role is None else () if row.adult else (_("under 18"),)


def _ending(row: Application) -> str:
    return str(Stage(row.stage).label) if row.stage in (Stage.DECLINED, Stage.WITHDRAWN) else ""
