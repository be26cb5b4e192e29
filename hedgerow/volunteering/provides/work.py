"""What can happen here, what waits for our team, what the night does, and what the box can start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.ledger.types import Act
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.actions.answering import settle_all
from hedgerow.volunteering.types import Kind, Stage

MOST = 20

ACTS = (
    Act("role.posted", _("Volunteer roles posted")),
    Act("application.received", _("Offers to volunteer")),
    Act("application.answered", _("Offers to volunteer that were answered")),
    Act("placement.started", _("Volunteers who began")),
    Act("placement.ended", _("Volunteers who ended")),
    Act("hours.confirmed", _("Volunteers’ hours confirmed")),
    Act("role.unfilled", _("Roles that nobody took"), unmet=True),
    Act("application.unanswered", _("Offers to volunteer that nobody answered in time"), unmet=True),
    Act("volunteer.not_placed", _("People for whom no role was found"), unmet=True),
)


def to_answer(somebody: Somebody, today: date) -> Iterable[Due]:
    """Those whom our co-ordinator answers, each with its day."""
    if not is_team(somebody):
        return
    for row in queries.to_us().filter(stage=Stage.NEW, answered_at__isnull=True).order_by("answer_by", "pk")[:MOST]:
        words = gettext("Call somebody back who would like to help") if row.kind == Kind.CALL else ""
        yield Due(
            words or gettext("Answer somebody who would like to help"),
            row.answer_by,
            ref=str(row.ref),
            url=reverse("volunteering:application", args=[row.pk]),
            about=row.role.title if row.role else "",
        )


def not_answered(somebody: Somebody, today: date) -> Iterable[Due]:
    """One line for all who wait for a group past their day: somebody should ring it."""
    if not is_team(somebody):
        return
    late = list(queries.late(today).filter(desk="group").values_list("answer_by", flat=True))
    if late:
        words = gettext("Ring groups that have not answered volunteers (%(n)d waiting)") % {"n": len(late)}
        yield Due(words, min(late), url=reverse("volunteering:people") + "?late=yes")


TODO = (TodoOffer("volunteering.answer", to_answer), TodoOffer("volunteering.late", not_answered))
NIGHTLY = (
    NightlyJob("volunteering.unanswered", actions.write_off),
    NightlyJob("volunteering.answering", settle_all),
    NightlyJob("volunteering.hours", actions.ask_for_hours),
)
BOX = (
    Deed(
        _("Post a volunteer role for a group"),
        lambda: reverse("volunteering:add"),
        is_team,
        _("volunteering opportunity role add post recruit"),
    ),
    Deed(
        _("Volunteers to call back"),
        lambda: reverse("volunteering:people") + "?kind=call",
        is_team,
        _("volunteer call back phone enquiries"),
    ),
)
