"""What networks write into the record of work: a meeting held, a decision made, a vote closed. Each exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hedgerow.accounts.models import User
from hedgerow.convening.models import Decision, Meeting, Network
from hedgerow.convening.queries.meetings import day_of
from hedgerow.convening.queries.networks import roll
from hedgerow.convening.rules import shows_work
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.places.queries import postcode

ACTIVITY = "network-meeting"
HELD, DECIDED, VOTED = "meeting.held", "decision.made", "vote.closed"


def entry_of(ref: object, act: str) -> Entry | None:
    """The entry that stands for a record of ours."""
    return Entry.objects.counting().filter(ref=str(ref), act=act).first()


def record_held(*, by: User | None, meeting: Meeting, groups: Sequence[int], people: int) -> None:
    """A meeting was held: for the groups that came. Said anew where attendance changes; nobody came: nothing was."""
    there = entry_of(meeting.ref, HELD)
    if not people:
        if there:
            ledger.reverse(by=by, entry=there)
        return
    work = Work(
        activity=ACTIVITY,
        act=HELD,
        on=day_of(meeting),
        groups=groups,
        people=people,
        where=_where(meeting),
        ref=str(meeting.ref),
        audience=audience_of(meeting.network),
    )
    if there is None:
        ledger.record(by=by, work=work)
    elif not _same(there, work):
        ledger.correct(by=by, entry=there, work=work)


def _same(entry: Entry, work: Work) -> bool:
    held = set(entry.group_links.values_list("organisation_id", flat=True))
    return entry.people == work.people and entry.on == work.on and held == set(work.groups)


def record_decided(*, by: User | None, decision: Decision) -> None:
    """A network decided something, for all who belonged to it on that day."""
    network = decision.network
    work = Work(
        activity=ACTIVITY,
        act=DECIDED,
        on=decision.on,
        groups=_voters(network, decision.on),
        ref=str(decision.ref),
        audience=audience_of(network),
    )
    ledger.record(by=by, work=work)


def take_back_decided(*, by: User | None, decision: Decision) -> None:
    """It was no decision: its entry does not count any more."""
    there = entry_of(decision.ref, DECIDED)
    if there is not None:
        ledger.reverse(by=by, entry=there)


def record_voted(*, by: User | None, poll: Poll, network: Network) -> bool:
    """A vote closed: for the groups on its roll, with how many voted. Says whether it was not recorded before."""
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    if held.closed_at is None or Entry.objects.filter(ref=str(held.own_ref), act=VOTED).exists():
        return False
    voters = [parse(one) for one in held.roll.values_list("voter", flat=True)]
    groups = [int(one.id) for one in voters if one.kind == "organisations.organisation"]
    work = Work(
        activity=ACTIVITY,
        act=VOTED,
        on=clock.day_of(held.closed_at),
        groups=groups,
        people=held.roll.filter(voted_at__isnull=False).count(),
        ref=str(held.own_ref),
        audience=audience_of(network),
    )
    ledger.record(by=by, work=work)
    return True


def audience_of(network: Network) -> Audience:
    """Who reads of it: the groups named too, unless it is nobody's business who belongs."""
    return Audience.GROUP if shows_work(network.seen) else Audience.STAFF


def _where(meeting: Meeting) -> Where:
    found = postcode(meeting.sitting.postcode) if meeting.sitting.postcode else None
    return Where(found.ward, AreaBasis.HAPPENED) if found and found.ward else Where()


def _voters(network: Network, on: date) -> list[int]:
    return [one.organisation for one in roll(network, on)]
