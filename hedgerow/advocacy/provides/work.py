"""What waits for our team, what is done each night, and what is written into the record of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.advocacy import actions
from hedgerow.advocacy.actions import chain
from hedgerow.advocacy.models import Position
from hedgerow.advocacy.permissions import can_keep
from hedgerow.advocacy.queries import asks, issues
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.ledger.types import Act

MOST = 30
SOON = timedelta(days=21)  # before our own day to answer a consultation

ACTS = (
    Act(chain.RAISED, lazy("Issues raised by groups")),
    Act(chain.AGREED, lazy("Positions agreed")),
    Act(chain.PUT, lazy("Asks put to public bodies")),
    Act(chain.ANSWERED, lazy("Asks answered by public bodies")),
    Act(chain.CHANGED, lazy("Changes after what groups asked")),
    Act(chain.UNANSWERED, lazy("Asks that a public body left unanswered"), unmet=True),
)


def due(user: Any, today: date) -> Iterator[Due]:
    """What waits for somebody of our team: theirs, and what is nobody's."""
    if can_keep(user):
        for one in (*_unread(), *_late(today), *_votes(), *_consultations(today), *_again(today)):
            if one.owner in (None, user.pk):
                yield one


def _unread() -> Iterable[Due]:
    for row in issues.there().filter(looked_at__isnull=True).order_by("made_at", "pk")[:MOST]:
        url, day = reverse("advocacy:issue", args=[row.pk]), clock.day_of(row.made_at)
        yield Due(_("Read what a group raised"), answer_by(day), str(row.ref), url, row.owner_id, about=row.sentence)


def _late(today: date) -> Iterable[Due]:
    for row in issues.waiting().filter(answer_by__lt=today).select_related("body", "issue")[:MOST]:
        what = _("Ask again: %(body)s has not answered") % {"body": row.body.name}
        url = reverse("advocacy:ask", args=[row.pk])
        yield Due(what, row.answer_by, str(row.ref), url, row.issue.owner_id, about=row.issue.sentence)


def _votes() -> Iterable[Due]:
    rows = Position.objects.filter(poll__state=State.CLOSED).exclude(how="vote", poll__closed_at__isnull=True)
    for row in rows.select_related("issue", "poll").order_by("poll__closed_at")[:MOST]:
        if row.poll is None or row.poll.closed_at is None or _settled(row):
            continue
        day, url = clock.day_of(row.poll.closed_at), reverse("advocacy:position", args=[row.issue_id])
        yield Due(_("Say what a vote came to"), day, str(row.ref), url, row.issue.owner_id, about=row.issue.sentence)


def _settled(position: Position) -> bool:
    poll = position.poll
    closed = clock.day_of(poll.closed_at) if poll and poll.closed_at else None
    return bool(position.agreed_on and closed and position.agreed_on >= closed)


def _consultations(today: date) -> Iterable[Due]:
    for row in asks.to_answer(today).filter(ours__lte=today + SOON)[:MOST]:
        what = _("Answer the consultation: %(title)s") % {"title": row.title}
        url = reverse("advocacy:consultation", args=[row.pk])
        yield Due(what, row.ours, str(row.ref), url, row.owner_id, about=row.body.name)


def _again(today: date) -> Iterable[Due]:
    for row in asks.to_look_at_again(today)[:MOST]:
        url = reverse("advocacy:change", args=[row.pk])
        what = _("Is it still so? %(what)s") % {"what": str(row)}
        yield Due(what, row.look_again, str(row.ref), url, row.issue.owner_id, about=row.issue.sentence)


TODO = (TodoOffer("advocacy", due),)
NIGHTLY = (NightlyJob("advocacy.unanswered", actions.note_unanswered),)
