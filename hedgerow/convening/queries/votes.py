"""Votes of networks: which there are, who still has to vote, and what they came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet

from hedgerow.accounts.models import User
from hedgerow.convening.models import Decision, Member, Network
from hedgerow.convening.queries.networks import group_of, roll, speaking_for, speaks_for
from hedgerow.engines.voting.models import Poll, RollEntry
from hedgerow.engines.voting.queries import ballot_path, owed_by
from hedgerow.engines.voting.types import Owed, State, Voter
from hedgerow.kernel.refs import Ref, parse
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged

KIND = "convening.network"


def group_ref(pk: int) -> str:
    """How a group stands on a roll."""
    return str(Ref("organisations", "organisation", str(pk)))


def voters(network: Network, on: date) -> list[Voter]:
    """The roll of a network on a day: one line for each member, with its delegate's address, else the deputy's."""
    found = []
    for one in roll(network, on):
        reached = next((speaker.email for speaker in one.speakers if speaker.email), "")
        found.append(Voter(group_ref(one.organisation), one.name, reached))
    return found


def polls(network: Network | None = None) -> QuerySet[Poll]:
    """Votes of all networks, or of one, the newest first, with how many are `able` to vote and have `voted`."""
    rows = Poll.objects.filter(ref=str(network.ref)) if network else Poll.objects.filter(ref__startswith=f"{KIND}:")
    counted = rows.annotate(able=Count("roll"), voted=Count("roll", filter=Q(roll__voted_at__isnull=False)))
    return counted.order_by("-opens_at", "-pk")


def network_of(poll: Poll) -> Network | None:
    """The network that a vote is of; None for a vote of something else."""
    try:
        ref = parse(poll.ref)
    except ValueError:
        return None
    return Network.objects.select_related("convener").filter(pk=ref.id).first() if ref.kind == KIND else None


def networks_of(rows: Iterable[Poll]) -> dict[str, Network]:
    """The networks of many votes by their ref, in one query."""
    found = Network.objects.filter(pk__in={parse(row.ref).id for row in rows})
    return {str(network.ref): network for network in found}


def refs_of(organisation: Organisation) -> list[str]:
    """The refs by which a group may stand on rolls."""
    return [group_ref(pk) for pk in sorted(ids_with_merged(organisation))]


def entry_of_group(poll: Poll, organisation: Organisation) -> RollEntry | None:
    """A group's line on a roll."""
    rows = RollEntry.objects.filter(poll=poll, voter__in=refs_of(organisation))
    return rows.select_related("poll", "ballot").first()


def entries_of(refs: Sequence[str]) -> QuerySet[RollEntry]:
    """Lines of rolls on which one of these stands, with their votes."""
    return RollEntry.objects.filter(voter__in=refs).select_related("poll")


def ballot_for(user: User, member: Member, poll: Poll) -> str:
    """Where a user casts the vote of a member, may change it, and reads what it came to; "" where they do not speak for it,
    or it is not on the roll."""
    entry = entry_of_group(poll, group_of(member)) if speaks_for(user, member) else None
    return ballot_path(entry) if entry else ""


def owed_by_group(organisation: Organisation) -> list[Owed]:
    """The votes a group has not cast yet, the soonest to close first."""
    return owed_by(refs_of(organisation))


def owed_by_user(user: User) -> list[tuple[Organisation, Owed]]:
    """The votes that somebody owes for the groups that they speak for."""
    groups = {group_of(row).pk: group_of(row) for row in speaking_for(user)}
    found = []
    for pk, group in groups.items():
        found += [(group, owed) for owed in owed_by([group_ref(pk)])]
    return found


def undecided() -> list[Poll]:
    """Votes that are closed and of which nobody has written down what was decided."""
    rows = polls().filter(state=State.CLOSED)
    return list(rows.exclude(pk__in=Decision.objects.filter(poll__isnull=False).values("poll")))


def decisions_by(rows: Sequence[Poll]) -> dict[int, Decision]:
    """The decision that each vote stands as."""
    found = Decision.objects.filter(poll__in=[row.pk for row in rows], withdrawn_at__isnull=True)
    return {row.poll_id: row for row in found if row.poll_id}
