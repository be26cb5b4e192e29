"""What bids put on My work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.funding.models import Bid
from hedgerow.funding.queries.bids import bids, seen_by, wants_looking_at
from hedgerow.funding.types import Clock

SHOWN = 20
WAITS = (Clock.MISSED, Clock.DEADLINE, Clock.NO_OUTCOME)


def due(user: AbstractBaseUser, today: date) -> Iterator[Due]:
    """An adviser's own bids, and nobody's: closing dates that are near or past, and answers that should be there."""
    if not isinstance(user, User) or not user.is_worker:
        return
    wanted = Q()
    for clock in WAITS:
        wanted |= wants_looking_at(clock, today)
    mine = seen_by(user, bids()).filter(wanted, Q(adviser=user) | Q(adviser__isnull=True, helped=True))
    for bid in mine.order_by("submit_by", "decision_by", "pk")[:SHOWN]:
        yield _due(bid)


def _due(bid: Bid) -> Due:
    sent = bid.submitted_on is not None
    what = _("Ask what became of the bid to %(fund)s") if sent else _("Send in the bid to %(fund)s")
    group = bid.organisation.now
    day = bid.decision_by if sent else bid.submit_by
    return Due(
        what % {"fund": bid.funder}, day, ref=str(bid.ref), url=reverse("funding:bid", args=[bid.pk]), about=group.name
    )


TODO = (TodoOffer("funding", due),)
