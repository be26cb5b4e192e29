"""Making a vote, freezing its roll, and opening it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.voting import rules
from hedgerow.engines.voting.actions.writing import ask_to_vote
from hedgerow.engines.voting.models import Poll, RollEntry
from hedgerow.engines.voting.types import Method, Option, State, Voter
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


@transaction.atomic
def make_poll(
    *,
    by: AbstractBaseUser | None,
    ref: Ref | str,
    title: str,
    question: str = "",
    method: Method | str,
    options: Sequence[Option | Mapping[str, str]],
    opens_at: datetime,
    closes_at: datetime,
    secret: bool = True,
    public: bool = True,
    open_roll: bool = False,
    seats: int = 1,
    quorum: int | None = None,
    most: int | None = None,
) -> Poll:
    """A vote about a record, as a draft. Raises InputError where it could not be voted on."""
    offered = [option if isinstance(option, Option) else Option(**option) for option in options]
    _check(title, offered, opens_at, closes_at, seats)
    poll = Poll.objects.create(
        ref=str(ref),
        title=" ".join(title.split())[:200],
        question=question.strip(),
        method=Method(method),
        options=[asdict(option) for option in offered],
        opens_at=opens_at,
        closes_at=closes_at,
        secret=secret,
        public=public,
        open_roll=open_roll,
        seats=seats,
        quorum=quorum,
        most=most,
        made_by=by.pk if by else None,
    )
    audit.record(by=by, did="poll.made", ref=poll.own_ref)
    return poll


def _check(title: str, options: Sequence[Option], opens_at: datetime, closes_at: datetime, seats: int) -> None:
    ids = [option.id for option in options]
    if not title.strip():
        raise InputError(_("Say what the vote is about."))
    if not 1 <= len(ids) <= rules.MOST_OPTIONS or len(set(ids)) != len(ids):
        raise InputError(_("A vote needs between one and 200 options, each different."))
    if not all(option.id and option.label.strip() for option in options):
        raise InputError(_("Every option needs a name."))
    if closes_at <= opens_at:
        raise InputError(_("A vote must close after it opens."))
    if seats < 1:
        raise InputError(_("A vote must choose at least one."))


@transaction.atomic
def freeze_roll(*, by: AbstractBaseUser | None, poll: Poll, voters: Sequence[Voter]) -> Poll:
    """Write down who may vote, each once, and the fingerprint of it. Until the vote opens it may be frozen anew.

    Raises InputError where nobody is on the roll, or the vote is open already.
    """
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    once = {str(voter.ref): voter for voter in voters}
    if held.state != State.DRAFT:
        raise InputError(_("The roll cannot change any more: the vote is open."))
    if not 1 <= len(once) <= rules.MOST_VOTERS:
        raise InputError(_("Nobody is on this roll, or too many are."))
    held.roll.all().delete()
    RollEntry.objects.bulk_create([entry(held, voter) for voter in once.values()], 500)
    held.roll_sha256 = rules.roll_hash(once)
    held.save(update_fields=["roll_sha256"])
    audit.record(by=by, did="poll.roll_frozen", ref=held.own_ref, fields=["roll_sha256"])
    return held


def entry(poll: Poll, voter: Voter) -> RollEntry:
    """A line of the roll, not saved."""
    return RollEntry(
        poll=poll, voter=str(voter.ref), name=voter.name[:250], email=voter.email.strip(), key=secrets.token_hex(8)
    )


@transaction.atomic
def open_poll(*, by: AbstractBaseUser | None, poll: Poll) -> Poll:
    """Let people vote from `opens_at` on, and write to everybody on the roll who has an address.

    Raises InputError where its time is over, where there is no roll, or where it is not a draft.
    """
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    if held.state != State.DRAFT:
        raise InputError(_("This vote has been opened already."))
    if held.closes_at <= clock.now():
        raise InputError(_("The day on which this vote closes has passed. Choose a later one."))
    if not held.open_roll and not held.roll_sha256:
        raise InputError(_("Say first who may vote."))
    held.state, held.seed = State.OPEN, secrets.token_hex(8)
    held.save(update_fields=["state", "seed"])
    audit.record(by=by, did="poll.opened", ref=held.own_ref, fields=["state"])
    ask_to_vote(held)
    return held
