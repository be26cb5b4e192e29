"""Votes of a network: one organisation, one vote, on a roll frozen when it opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.convening.actions.letters import ask_deputies, remind_voters
from hedgerow.convening.actions.recording import VOTED, record_voted
from hedgerow.convening.models import Network
from hedgerow.convening.queries.networks import roll
from hedgerow.convening.queries.votes import network_of, polls, voters
from hedgerow.convening.rules import tidy
from hedgerow.convening.types import Fault
from hedgerow.engines.audit.actions import record
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import Method, Option, State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger.models import Entry
from hedgerow.spine.errors import InputError

REMIND = timedelta(days=3)  # before a vote closes, whoever has not voted is reminded


@transaction.atomic
def call_vote(
    *,
    by: User,
    network: Network,
    title: str,
    options: Sequence[str],
    closes_at: datetime,
    opens_at: datetime | None = None,
    question: str = "",
    method: Method | str = Method.CHOICE,
    secret: bool = False,
    quorum: int | None = None,
) -> Poll:
    """A vote of a network, as a draft: `open_vote` opens it. Without a quorum of its own it has the network's.

    Raises InputError where there are fewer than two options, or the same twice, or it could not be voted on.
    """
    check_open(by, Audience.WORKER)
    if network.ended_on is not None:
        raise InputError(str(Fault.CLOSED.label))
    labels = [tidy(label) for label in options if tidy(label)]
    if len(labels) < 2 or len(set(labels)) != len(labels):
        raise InputError(_("A vote needs at least two answers, each different."))
    return voting.make_poll(
        by=by,
        ref=network.ref,
        title=title,
        question=question,
        method=method,
        options=[Option(f"o{number}", label) for number, label in enumerate(labels, 1)],
        opens_at=opens_at or clock.now(),
        closes_at=closes_at,
        secret=secret,
        public=network.seen == "open",
        quorum=quorum or network.quorum,
    )


@transaction.atomic
def open_vote(*, by: User, poll: Poll) -> Poll:
    """Freeze the roll (members on this day, observers not) and open the vote: delegates and deputies are written to.

    Raises InputError where nobody could vote, or it is open already.
    """
    check_open(by, Audience.WORKER)
    network = network_of(poll)
    assert network is not None, "this is a vote of a network"
    voting.freeze_roll(by=by, poll=poll, voters=voters(network, clock.today()))
    held = voting.open_poll(by=by, poll=poll)
    ask_deputies(held, roll(network, clock.today()))
    record(by=by, did="network.vote_opened", ref=network.ref, fields=["vote"])
    return held


@transaction.atomic
def close_vote(*, by: User, poll: Poll) -> Poll:
    """Close a vote before its time, and record it."""
    check_open(by, Audience.WORKER)
    network = network_of(poll)
    assert network is not None, "this is a vote of a network"
    held = voting.close_poll(by=by, poll=poll)
    record_voted(by=by, poll=held, network=network)
    return held


@transaction.atomic
def drop_vote(*, by: User, poll: Poll) -> None:
    """Throw a draft away. Raises InputError once it is open: then people have been asked."""
    check_open(by, Audience.WORKER)
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    if held.state != State.DRAFT:
        raise InputError(_("This vote is open: close it instead."))
    record(by=by, did="poll.dropped", ref=held.own_ref)
    held.delete()


def record_closed(today: date) -> str:
    """Nightly: votes that closed by themselves are written into the record of work, each once."""
    done = set(Entry.objects.filter(act=VOTED).values_list("ref", flat=True))
    count = 0
    for poll in polls().filter(state=State.CLOSED):
        network = network_of(poll) if str(poll.own_ref) not in done else None
        if network is not None:
            with transaction.atomic():
                count += record_voted(by=None, poll=poll, network=network)
    return f"{count} votes recorded"


def remind(today: date) -> str:
    """Nightly: whoever speaks for a member that has not voted hears of it, once, three days before the vote closes."""
    soon, count = clock.now() + REMIND, 0
    for poll in polls().filter(state=State.OPEN, closes_at__lte=soon, closes_at__gt=clock.now()):
        network = network_of(poll)
        if network is not None:
            count += remind_voters(poll, roll(network, today))
    return f"{count} reminders to vote"
