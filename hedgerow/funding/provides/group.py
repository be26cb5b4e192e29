"""A group's bids that are in hand: on its page for our team, and in its own space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.queries.bids import bids_of, deadline_order
from hedgerow.funding.queries.who import newly_suggested
from hedgerow.funding.rules.bids import clock as clock_of
from hedgerow.funding.types import OPEN_STAGES, Clock, Stage
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

MOST = 5
STEPS = {
    Clock.DEADLINE: gettext_lazy("Send in the bid to %(funder)s"),
    Clock.MISSED: gettext_lazy("Did the bid to %(funder)s go in?"),
    Clock.NO_OUTCOME: gettext_lazy("Have you heard from %(funder)s?"),
}
WHY = {
    Clock.DEADLINE: gettext_lazy("It closes soon."),
    Clock.MISSED: gettext_lazy("Its closing date has passed."),
    Clock.NO_OUTCOME: gettext_lazy("The answer should be there by now."),
}


def team(pk: int) -> Sequence[GroupLine]:
    """Bids that are not decided, what is due first at the top, for our team."""
    return [_line(bid, reverse("funding:bid", args=[bid.pk])) for bid in _open(pk)]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group opens them."""
    return [_line(bid, reverse("funding:own_bid", args=[pk, bid.pk])) for bid in _open(pk)]


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Bids that close soon, or whose outcome nobody has said."""
    found = []
    for bid in _open(pk):
        waits = _waits_for(bid, today)
        if waits in STEPS:
            words = str(STEPS[waits]) % {"funder": bid.funder}
            found.append(GroupStep(words, WHY[waits], reverse("funding:own_bid", args=[pk, bid.pk])))
    return [*found, *(_look_at(pk, fund) for fund in newly_suggested(pk, today))]


def _look_at(pk: int, fund: Fund) -> GroupStep:
    words = _("Look at a fund that we suggest: %(fund)s") % {"fund": fund.title}
    return GroupStep(words, _("By what we know of you, it could be yours."), reverse("funding:own", args=[pk]))


def _open(pk: int) -> list[Bid]:
    return list(deadline_order(bids_of(Organisation(pk=pk)).filter(stage__in=OPEN_STAGES))[:MOST])


def _waits_for(bid: Bid, today: date) -> Clock | None:
    return clock_of(
        Stage(bid.stage), submit_by=bid.submit_by, decision_by=bid.decision_by, moved_on=bid.moved_on, today=today
    )


def _line(bid: Bid, url: str) -> GroupLine:
    late = _waits_for(bid, clock.today()) in (Clock.MISSED, Clock.NO_OUTCOME)
    what = _("Bid to %(funder)s") % {"funder": bid.funder}
    day = bid.decision_by if bid.stage == Stage.SUBMITTED else bid.submit_by
    return GroupLine(what, url, bid.get_stage_display(), "late" if late else "warn", day)


GROUPS = (
    GroupOffer(
        "funding",
        gettext_lazy("Funding"),
        "coins",
        team,
        own,
        steps,
        lambda pk: reverse("funding:own_bids", args=[pk]),
    ),
)
