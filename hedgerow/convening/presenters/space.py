"""A group's networks as its own people see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody
from hedgerow.convening.models import Meeting, Member, Network
from hedgerow.convening.queries import doing
from hedgerow.convening.queries import meetings as met
from hedgerow.convening.queries import networks as read
from hedgerow.convening.queries import votes as voted
from hedgerow.convening.queries.decisions import standing
from hedgerow.convening.types import Joining, Minutes, Speaker, Standing
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.types import LIVE
from hedgerow.engines.files import queries as kept_files
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.queries import ballot_path
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for

SHOWN = 10


@dataclass(frozen=True)
class OurNetwork:
    """A network of the group, with who speaks for it there."""

    member: Member
    network: Network
    speakers: Sequence[Speaker]

    @property
    def asked(self) -> bool:
        return self.member.standing == Standing.ASKED


@dataclass(frozen=True)
class OurMeeting:
    """A meeting to come, and who of ours has booked."""

    meeting: Meeting
    going: tuple[str, ...]


@dataclass(frozen=True)
class OurVote:
    """A vote in which the group has one: how it stands, and where whoever speaks for it votes (`url`)."""

    poll: Poll
    cast: bool
    url: str
    speakers: Sequence[Speaker] = ()

    @property
    def open(self) -> bool:
        return self.poll.state == State.OPEN


def our_page(somebody: Somebody, group: Organisation) -> dict[str, Any]:
    """All our networks on one page."""
    rows = read.of_group(group)
    belong = [row for row in rows if row.standing == Standing.MEMBER]
    ids = [row.network_id for row in belong]
    return {
        "group": group,
        "acts": can_act_for(somebody, group),
        "networks": [OurNetwork(row, row.network, read.speakers(row)) for row in rows],
        "meetings": coming(group, ids),
        "votes": [one for one in votes(somebody, group, belong) if one.open],
        "actions": list(doing.of_group(group).filter(doing.OPEN)),
        "done": list(doing.of_group(group).exclude(doing.OPEN)[:SHOWN]),
        "others": list(
            read.shown().exclude(pk__in=[row.network_id for row in rows]).filter(joining=Joining.OPEN)[:SHOWN]
        ),
        "today": clock.today(),
    }


def coming(group: Organisation, networks: Sequence[int]) -> list[OurMeeting]:
    """What comes next in these networks, and who of the group is going."""
    rows = list(
        met.meetings().filter(met.ahead(clock.now()), network__in=networks).order_by("sitting__starts_at")[:SHOWN]
    )
    booked = Booking.objects.filter(
        sitting__in=[row.sitting_id for row in rows], state__in=LIVE, group_ref__in=voted.refs_of(group)
    )
    going: dict[int, list[str]] = {}
    for sitting, name in booked.values_list("sitting", "name"):
        going.setdefault(sitting, []).append(name)
    return [OurMeeting(row, tuple(going.get(row.sitting_id, ()))) for row in rows]


def votes(somebody: Somebody, group: Organisation, members: Sequence[Member]) -> list[OurVote]:
    """Votes of these networks that are open or closed, in which the group is on the roll, the newest first."""
    by_ref = {str(row.network.ref): row for row in members}
    refs = voted.refs_of(group)
    entries = {
        entry.poll_id: entry
        for entry in voted.entries_of(refs).filter(poll__ref__in=list(by_ref)).exclude(poll__state=State.DRAFT)
    }
    found = []
    for entry in entries.values():
        member = by_ref[entry.poll.ref]
        may = isinstance(somebody, User) and read.speaks_for(somebody, member)
        url = ballot_path(entry) if may else ""
        found.append(OurVote(entry.poll, entry.voted_at is not None, url, read.speakers(member)))
    return sorted(found, key=lambda one: one.poll.closes_at, reverse=True)


def network_page(somebody: Somebody, group: Organisation, member: Member) -> dict[str, Any]:
    """One network from inside; of one that only was asked, no more than what everybody knows."""
    network, inside = member.network, member.standing == Standing.MEMBER
    now = clock.now()
    past = list(met.meetings(network).filter(met.held(now))[:SHOWN]) if inside else []
    papers = kept_files.by_ref([row.ref for row in past]) if past else {}
    return {
        "group": group,
        "network": network,
        "member": member,
        "inside": inside,
        "speakers": read.speakers(member),
        "parts": {one.part for one in read.speakers(member)},
        "speaks": isinstance(somebody, User) and read.speaks_for(somebody, member),
        "members": [(read.group_of(row), row) for row in read.members(network)] if inside else [],
        "meetings": coming(group, [network.pk]) if inside else [],
        "past": [(row, row.minutes != Minutes.DRAFT, papers.get(str(row.ref), [])) for row in past],
        "decisions": _decisions(network) if inside else [],
        "votes": votes(somebody, group, [member]) if inside else [],
        "actions": list(doing.of_group(group).filter(doing.OPEN, network=network)) if inside else [],
        "today": clock.today(),
    }


def _decisions(network: Network) -> list[Any]:
    rows = standing().filter(network=network).exclude(meeting__minutes=Minutes.DRAFT)
    return list(rows[:SHOWN])
