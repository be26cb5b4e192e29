"""Seats and elections on the page of one group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.voting.queries import owed_by
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.representation import queries

MOST = 5


def _lines(pk: int, address: str) -> list[GroupLine]:
    group = Organisation(pk=pk)
    held = queries.held_by_group(group, clock.today())[:MOST]
    return [
        GroupLine(
            one.seat.board,
            reverse(address, args=[one.seat_id]),
            one.get_mandate_display(),
            "leaf",
            one.until,
        )
        for one in held
    ]


def team(pk: int) -> Sequence[GroupLine]:
    """The seats its people hold, for our team."""
    return _lines(pk, "representation:seat")


def own(pk: int) -> Sequence[GroupLine]:
    """The seats its people hold, and elections for which it can name somebody, for themselves."""
    address = reverse("representation:own", args=[pk])
    running = [
        GroupLine(one.seat.board, address, _("groups name people"), "accent", clock.day_of(one.nominations_until))
        for one in queries.open_for_nominations(clock.now())[:MOST]
    ]
    return [*running, *_lines(pk, "representation:public_seat")][:MOST]


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Elections in which it has not voted yet."""
    owed = [one for one in owed_by([str(Organisation(pk=pk).ref)]) if one.ref.startswith("representation.")]
    why = _("The vote closes on %(day)s.")
    return [
        GroupStep(one.title, why % {"day": f"{one.closes_at:%d.%m.%Y}"}, reverse("representation:own", args=[pk]))
        for one in owed
    ]


GROUPS = (
    GroupOffer(
        "seats",
        gettext_lazy("Seats on boards"),
        "groups",
        team,
        own,
        steps,
        lambda pk: reverse("representation:own", args=[pk]),
    ),
)
