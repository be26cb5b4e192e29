"""What networks do to My work and to the record: acts, what is due, and what the night does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.convening.actions.doing import chase, settle
from hedgerow.convening.actions.recording import DECIDED, HELD, VOTED
from hedgerow.convening.actions.unanswered import UNANSWERED, write_off
from hedgerow.convening.actions.votes import record_closed, remind
from hedgerow.convening.queries.meetings import day_of, unwritten
from hedgerow.convening.queries.networks import asking, group_of
from hedgerow.convening.queries.votes import networks_of, owed_by_user, undecided
from hedgerow.convening.rules import minutes_due
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.ledger.types import Act

MOST = 50


def due(somebody: Somebody, today: date) -> Iterator[Due]:
    """Groups that wait for an answer, minutes to write, votes to explain: the convener's own, or for whoever is free."""
    if is_team(somebody):
        yield from _asking()
        yield from _unwritten()
        yield from _undecided()
    if isinstance(somebody, User):
        yield from _owed(somebody)


def _asking() -> Iterable[Due]:
    for row in asking()[:MOST]:
        what = _("They ask to join %(network)s") % {"network": row.network.name}
        url = reverse("convening:member", args=[row.pk])
        yield Due(what, row.answer_by, str(row.ref), url, row.network.convener_id, about=group_of(row).name)


def _unwritten() -> Iterable[Due]:
    for row in unwritten(clock.now())[:MOST]:
        url = reverse("convening:meeting", args=[row.pk])
        what = _("Write the minutes: %(title)s") % {"title": row.sitting.title}
        day = minutes_due(day_of(row))
        yield Due(what, day, str(row.ref), url, row.network.convener_id, about=row.network.name)


def _undecided() -> Iterable[Due]:
    rows = undecided()[:MOST]
    known = networks_of(rows)
    for poll in rows:
        network = known.get(poll.ref)
        if network is not None and poll.closed_at is not None:
            day = minutes_due(clock.day_of(poll.closed_at))
            url = reverse("convening:vote", args=[poll.pk])
            what = _("Say what a vote decided: %(title)s") % {"title": poll.title}
            yield Due(what, day, str(poll.own_ref), url, network.convener_id, about=network.name)


def _owed(user: User) -> Iterable[Due]:
    for group, owed in owed_by_user(user):
        day = clock.day_of(owed.closes_at)
        what = _("Vote: %(title)s") % {"title": owed.title}
        yield Due(what, day, f"voting.poll:{owed.poll}", owed.url, user.pk, about=group.name)


ACTS = (
    Act(HELD, lazy("Network meetings held")),
    Act(DECIDED, lazy("Decisions made by networks")),
    Act(VOTED, lazy("Votes held in networks")),
    Act(UNANSWERED, lazy("Groups that asked to join a network and heard nothing in time"), unmet=True),
)
TODO = (TodoOffer("convening", due),)
NIGHTLY = (
    NightlyJob("convening.settle", settle),
    NightlyJob("convening.chase", chase),
    NightlyJob("convening.votes", record_closed),
    NightlyJob("convening.remind", remind),
    NightlyJob("convening.unanswered", write_off),
)
