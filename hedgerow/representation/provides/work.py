"""What waits for our team, what is done each night, and what is written into the record of work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, Standing
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.ledger.types import Act
from hedgerow.representation import actions, queries, rules
from hedgerow.representation.models import Election, Holding, Meeting, Seat
from hedgerow.representation.permissions import can_keep
from hedgerow.representation.types import Stage

ACTS = (
    Act("election.held", gettext_lazy("Elections to seats")),
    Act("seat.filled", gettext_lazy("Places on boards filled")),
    Act("representative.briefed", gettext_lazy("Representatives briefed")),
    Act("representative.reported", gettext_lazy("Reports back from boards")),
    Act("seat.vacant", gettext_lazy("Places on boards that stayed empty"), unmet=True),
)


def due(user: Any, today: date) -> Iterable[Due]:
    """What waits for somebody of our team: theirs, and what is nobody's."""
    if not can_keep(user):
        return
    yield from _elections(user)
    yield from _reports(user, today)
    yield from _briefs(user, today)
    yield from _terms(user, today)


def _is_theirs(seat: Seat, user: Any) -> bool:
    return seat.owner_id in (None, user.pk)


def _elections(user: Any) -> Iterable[Due]:
    now = clock.now()
    for one in queries.in_hand():
        if not _is_theirs(one.seat, user):
            continue
        about, url = {"board": one.seat.board}, reverse("representation:election", args=[one.pk])
        if one.waiting_count:
            yield Due(_("Look at who was named: %(board)s") % about, clock.day_of(one.nominations_until), url=url)
        elif one.stage == Stage.NOMINATIONS and one.nominations_until <= now:
            yield Due(_("Open the vote: %(board)s") % about, clock.day_of(one.opens_at), url=url)
        elif one.stage == Stage.VOTING and one.closes_at <= now:
            yield Due(_("Declare who is elected: %(board)s") % about, clock.day_of(one.closes_at), url=url)


def _reports(user: Any, today: date) -> Iterable[Due]:
    owed = [one for one in queries.owed(today) if _is_theirs(one.meeting.seat, user)]
    for one in owed[:20]:
        words = _("Hear what happened at %(board)s") % {"board": one.meeting.seat.board}
        yield Due(words, one.due, url=reverse("representation:meeting", args=[one.meeting.pk]))


def _briefs(user: Any, today: date) -> Iterable[Due]:
    soon = Meeting.objects.filter(on__gte=today, on__lte=today + rules.BRIEF_BEFORE, briefed_at=None)
    for one in soon.filter(seat__state="live").select_related("seat").order_by("on")[:20]:
        if _is_theirs(one.seat, user):
            words = _("Brief whoever sits on %(board)s") % {"board": one.seat.board}
            yield Due(words, one.on - timedelta(days=1), url=reverse("representation:meeting", args=[one.pk]))


def _terms(user: Any, today: date) -> Iterable[Due]:
    """Terms that end within three months, and no election is called."""
    running = set(Election.objects.filter(stage__in=(Stage.NOMINATIONS, Stage.VOTING)).values_list("seat", flat=True))
    rows = queries.holders(today).filter(until__lte=today + rules.ENDING_WITHIN, ending="", seat__state="live")
    followed = set(Holding.objects.filter(since__gt=today).values_list("seat", flat=True))
    for one in rows.select_related("seat").order_by("until")[:20]:
        if one.seat_id not in running | followed and _is_theirs(one.seat, user):
            words = _("Find who follows on %(board)s: a term ends") % {"board": one.seat.board}
            yield Due(words, one.until, url=reverse("representation:seat", args=[one.seat_id]))


def standings() -> Iterable[tuple[str, Standing]]:
    """Seats that are there until a day."""
    rows = Seat.objects.filter(state="live", ends_on__isnull=False).values_list("pk", "ends_on")
    return [(str(pk), Standing(ends_on=ends_on)) for pk, ends_on in rows]


def close(pk: str, why: Closing) -> object:
    """Close a seat whose last day has passed."""
    return actions.close_seat(by=None, seat=Seat.objects.get(pk=pk))


TODO = (TodoOffer("representation", due),)
NIGHTLY = (
    NightlyJob("representation.terms", actions.note_empty),
    NightlyJob("representation.reports", actions.ask_for_reports),
)
LIFECYCLES = (LifecycleOffer("representation.seat", standings, close),)
