"""Reading votes, their rolls and their ballots."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from hedgerow.engines import registry
from hedgerow.engines.privacy.types import Person
from hedgerow.engines.voting import rules
from hedgerow.engines.voting.models import Ballot, Poll, RollEntry
from hedgerow.engines.voting.types import Owed, RollOffer, State
from hedgerow.kernel import clock

SALT = "voting.ballot"


def offer(kind: str) -> RollOffer | None:
    """The rolls offered under a name."""
    return next((one for one in registry.all_of(RollOffer) if one.kind == kind), None)


def rolls(*, known: bool = False) -> list[tuple[str, str]]:
    """Every roll there is, as ("kind:id", title); `known`: those alone that everybody may know of."""
    return [
        (f"{one.kind}:{id}", title)
        for one in registry.all_of(RollOffer)
        for id, title in one.choices()
        if not known or one.known(id)
    ]


def ballot_path(entry: RollEntry) -> str:
    """The path of a voter's ballot. Whoever has it may cast that one vote: give it to them alone."""
    return reverse("voting:ballot", args=[signing.Signer(salt=SALT).sign(f"{entry.pk}-{entry.key}")])


def by_token(token: str) -> RollEntry | None:
    """The voter whose link it is; None for one that is made up, or was replaced by a newer one."""
    try:
        pk, key = signing.Signer(salt=SALT).unsign(token).split("-", 1)
    except (signing.BadSignature, ValueError):
        return None
    return RollEntry.objects.select_related("poll", "ballot").filter(pk=pk, key=key).first()


def entry_of(poll: Poll, voter: str) -> RollEntry | None:
    """A voter's line on the roll of a vote."""
    return RollEntry.objects.select_related("poll", "ballot").filter(poll=poll, voter=str(voter)).first()


def owed_by(refs: Collection[str]) -> list[Owed]:
    """The votes that are open and that these voters have not cast, soonest to close first. Show each to its voter alone."""
    now = clock.now()
    rows = RollEntry.objects.filter(
        voter__in=[str(ref) for ref in refs], voted_at__isnull=True, poll__state=State.OPEN, poll__opens_at__lte=now
    ).filter(poll__closes_at__gt=now)
    found = rows.select_related("poll").order_by("poll__closes_at", "pk")
    return [
        Owed(row.poll_id, row.poll.ref, row.poll.title, row.voter, row.name, ballot_path(row), row.poll.closes_at)
        for row in found
    ]


def polls_of(ref: object) -> QuerySet[Poll]:
    """The votes about one record, newest first."""
    return Poll.objects.filter(ref=str(ref))


def turnout(poll: Poll) -> tuple[int, int]:
    """How many are on the roll, and how many of them have voted."""
    roll = RollEntry.objects.filter(poll=poll)
    return roll.count(), roll.filter(voted_at__isnull=False).count()


def roll_holds(poll: Poll) -> bool:
    """Whether the roll is the one whose fingerprint was taken."""
    return rules.roll_hash(RollEntry.objects.filter(poll=poll).values_list("voter", flat=True)) == poll.roll_sha256


def ballots(poll: Poll) -> QuerySet[Ballot]:
    """The ballots of a vote, by receipt: an order that tells nothing."""
    return Ballot.objects.filter(poll=poll).order_by("receipt")


def due_to_close(now: datetime) -> QuerySet[Poll]:
    """Votes whose time is over and that are still open."""
    return Poll.objects.filter(state=State.OPEN, closes_at__lte=now).order_by("closes_at", "pk")


def nearly_over(now: datetime) -> QuerySet[Poll]:
    """Votes of more than four days that close within two: time to remind."""
    rows = Poll.objects.filter(state=State.OPEN, closes_at__gt=now, closes_at__lte=now + rules.REMINDS_BEFORE)
    return rows.filter(closes_at__gt=F("opens_at") + rules.SHORTEST_REMINDED).order_by("closes_at", "pk")


def of_person(person: Person) -> list[int]:
    """Lines of rolls that are somebody's: by their refs, or by an address of theirs."""
    own = Q(voter__in=list(person.refs))
    for email in person.emails:
        own |= Q(email__iexact=email)
    return list(RollEntry.objects.filter(own).values_list("pk", flat=True))
