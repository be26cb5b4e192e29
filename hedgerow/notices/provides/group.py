"""What of contracts is in hand with a group: consortia, and parts that wait for its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel import clock
from hedgerow.notices.models import Consortium
from hedgerow.notices.queries.bidding import OPEN, of_group, waiting_for
from hedgerow.notices.types import State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

MOST = 5


def team(pk: int) -> Sequence[GroupLine]:
    """Consortia of the group that are coming together or bidding, for our team."""
    return [_line(one, reverse("notices:consortium", args=[one.pk])) for one in _open(pk)]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group opens them."""
    return [_line(one, reverse("notices:own_consortium", args=[pk, one.pk])) for one in _open(pk)]


def _open(pk: int) -> list[Consortium]:
    return list(of_group(Organisation(pk=pk)).filter(state__in=OPEN).order_by("notice__ends_on", "pk")[:MOST])


def _line(one: Consortium, url: str) -> GroupLine:
    what = _("With others: %(title)s") % {"title": one.notice.title}
    day = one.notice.ends_on
    late = one.state == State.FORMING and day is not None and day < clock.today()
    return GroupLine(what, url, one.get_state_display(), "late" if late else "warn", day)


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Parts that wait for a yes or no."""
    found = []
    for part in waiting_for(Organisation(pk=pk))[:MOST]:
        one = part.consortium
        words = _("Say yes or no: bid with %(lead)s?") % {"lead": one.lead.name}
        found.append(GroupStep(words, one.notice.title, reverse("notices:own_consortium", args=[pk, one.pk])))
    return found


GROUPS = (
    GroupOffer(
        "notices",
        gettext_lazy("Contracts"),
        "coins",
        team,
        own,
        steps,
        lambda pk: reverse("notices:own", args=[pk]),
    ),
)
